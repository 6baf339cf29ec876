import { isRecord } from '@shotgraph/engine';
import { safeName } from '../http/uploads.ts';
import { headerOf, json, parseBody, type WireAnswer, type WireRequest } from '../http/wire.ts';
import type { World } from '../world.ts';

/** Files are kept so long unless their lifetime says otherwise, ms. */
const KEPT_MS = 7 * 86_400_000;

/** `POST /storage/upload/initiate`: where to put a file, and where it will be. */
export function initiateUpload(world: World, account: string, request: WireRequest): WireAnswer {
  const body = parseBody(request);
  const { content_type: mimeType, file_name: name } = isRecord(body) ? body : {};
  if (typeof mimeType !== 'string' || typeof name !== 'string')
    return json(422, { detail: [{ loc: ['body'], msg: 'content_type and file_name are required', type: 'missing' }] });
  const file = world.uploads.add({
    provider: 'fal',
    account,
    name: safeName(name),
    mimeType,
    keepMs: lifetimeMs(request),
  });
  const address = `${world.origin()}/fal/files/${file.id}/${file.name}`;
  return json(200, { upload_url: address, file_url: address });
}

function lifetimeMs(request: WireRequest): number {
  try {
    const lifecycle: unknown = JSON.parse(headerOf(request, 'x-fal-object-lifecycle') ?? '{}');
    const seconds = isRecord(lifecycle) ? lifecycle.expiration_duration_seconds : undefined;
    return typeof seconds === 'number' && seconds > 0 ? seconds * 1000 : KEPT_MS;
  } catch {
    return KEPT_MS;
  }
}

/** Writing and reading a file by its address, which nobody can guess. */
export async function fileAnswer(
  { uploads, library }: World,
  { method, path, headers, body }: WireRequest,
): Promise<WireAnswer> {
  const id = path.split('/')[1] ?? '';
  const file = uploads.find(id);
  if (file?.provider !== 'fal') return json(404, { detail: 'File not found' });
  if (method === 'PUT') {
    if (file.hash !== undefined) return json(409, { detail: 'File exists already' });
    const mimeType = typeof headers['content-type'] === 'string' ? headers['content-type'] : file.mimeType;
    uploads.fill(id, { hash: await library.keep(body), bytes: body.length, mimeType });
    return json(200, {});
  }
  if (method !== 'GET' || file.hash === undefined) return json(404, { detail: 'File not found' });
  return { status: 200, headers: { 'content-type': file.mimeType, ...UNTRUSTED }, body: await library.load(file.hash) };
}

/** Uploaded bytes may be anything: no browser shall run them. */
export const UNTRUSTED = {
  'x-content-type-options': 'nosniff',
  'content-disposition': 'attachment',
  'content-security-policy': "default-src 'none'; sandbox",
};
