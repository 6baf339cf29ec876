import { safeName, type Upload } from '../http/uploads.ts';
import { headerOf, json, type WireAnswer, type WireRequest } from '../http/wire.ts';
import type { World } from '../world.ts';
import { problem } from './errors.ts';
import { REPLICATE_PATH } from './predictions.ts';

/** Files are kept so long, ms. */
const KEPT_MS = 86_400_000;

/** `POST /files`: a form with the file as `content`. */
export async function createFile(world: World, account: string, request: WireRequest): Promise<WireAnswer> {
  const type = headerOf(request, 'content-type') ?? '';
  const form = await new Response(request.body, { headers: { 'content-type': type } })
    .formData()
    .catch(() => undefined);
  const content = form?.get('content');
  if (!(content instanceof File))
    return problem(400, 'Bad request', 'Send the file as "content" of multipart/form-data.');
  const bytes = new Uint8Array(await content.arrayBuffer());
  const mimeType = content.type || 'application/octet-stream';
  const file = world.uploads.add({
    provider: 'replicate',
    account,
    name: safeName(content.name),
    mimeType,
    keepMs: KEPT_MS,
  });
  world.uploads.fill(file.id, { hash: await world.library.keep(bytes), bytes: bytes.length, mimeType });
  return json(201, describe(world, world.uploads.find(file.id)!));
}

/** `GET` and `DELETE /files/{id}`. The address of a file wants the key, and tells about it; models get its bytes. */
export function fileAnswer(world: World, account: string, method: string, id: string): WireAnswer {
  const file = world.uploads.find(id);
  if (file?.provider !== 'replicate' || file.account !== account)
    return problem(404, 'Not found', 'The requested file could not be found.');
  if (method === 'GET') return json(200, describe(world, file));
  world.uploads.remove(id);
  return { status: 204, body: '' };
}

const describe = ({ origin }: World, { id, name, mimeType, bytes, hash, createdAt, expiresAt }: Upload) => ({
  id,
  name,
  content_type: mimeType,
  size: bytes,
  etag: hash,
  checksums: { sha256: hash },
  metadata: {},
  created_at: new Date(createdAt).toISOString(),
  expires_at: new Date(expiresAt).toISOString(),
  urls: { get: `${origin()}${REPLICATE_PATH}/files/${id}` },
});
