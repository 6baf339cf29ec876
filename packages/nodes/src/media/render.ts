import { type AssetStore, type Json, type MediaJob, NodeError } from '@shotgraph/engine';
import { compile } from './compile.ts';
import { inOrder, invalid } from './expr.ts';
import { frameCount } from './frames.ts';
import { asset, assetArgs } from './ops/asset.ts';
import { targetFormat } from './ops/convert.ts';
import { type MediaContext, prepare } from './prepare.ts';
import { MIME_TYPES, type OutputSettings } from './settings.ts';
import type { Facts, MediaValue } from './types.ts';

/** What rendering into the asset store needs; both `RunContext` (with `assets` and `media`) and `ValueContext` fit. */
export interface RenderContext extends MediaContext {
  readonly host: MediaContext['host'] & { readonly assets: AssetStore };
  readonly progress?: (fraction: number, note?: string) => void;
}

/** The value as stored bytes in its own format (`targetFormat`); a value that is stored already is returned untouched. */
export function renderValue<V extends MediaValue>(value: V, context: RenderContext): Promise<V> {
  if (assetArgs(value.expr) !== undefined) return Promise.resolve(value);
  return renderMedia(value, { format: targetFormat(value) } as OutputSettings, context);
}

/**
 * Renders a value into one file in the asset store, with one ffmpeg run that writes, and returns the value of that file.
 * A stored file that has the asked format already is returned untouched: encoding it again could only lose.
 *
 * @throws NodeError `input-invalid` for a format the kind cannot have, `media-failed` when ffmpeg fails or the result is
 * not what was inferred
 */
export async function renderMedia<V extends MediaValue>(
  value: V,
  settings: OutputSettings,
  context: RenderContext,
): Promise<V> {
  if (isAlready(value, settings)) return value;
  const job = compile([{ value, settings }], await prepare([value], context));
  return (await runJob(job, value, settings, context)) as V;
}

/** Whether stored bytes have the format, and for clips the codec, that would be written. */
function isAlready({ expr }: MediaValue, { format }: OutputSettings): boolean {
  const args = assetArgs(expr);
  return (
    args !== undefined &&
    args.format === format &&
    (format !== 'mp4' || args.codec === 'avc') &&
    args.orientation === undefined
  );
}

/** Runs a job of one output and stores what is known of the result beside it. */
export async function runJob(
  job: MediaJob,
  value: MediaValue,
  settings: OutputSettings,
  context: RenderContext,
): Promise<MediaValue> {
  const { host, signal, progress } = context;
  const { outputs } = await host.media.run(job, { signal, ...(progress && { progress }) });
  const hash = outputs[0];
  if (hash === undefined) throw new NodeError('media-failed', 'the media engine returned no file');
  const facts = await factsOf(hash, value, settings, host.assets);
  await host.assets.putFacts(hash, facts as unknown as Json);
  return asset(hash, facts);
}

/** What the written file is: probed, and held against what the expression promised. */
async function factsOf(
  hash: string,
  value: MediaValue,
  { format }: OutputSettings,
  assets: AssetStore,
): Promise<Facts> {
  if (format === 'rawvideo' || format === 'framemd5') {
    return { kind: value.kind, info: value.info, format, mimeType: MIME_TYPES[format], codec: format } as Facts;
  }
  const { probe } = await import('./probe.ts');
  const facts = await probe(await assets.get(hash), `rendered ${value.kind}`);
  const problem = difference(facts, value);
  if (problem !== undefined)
    throw new NodeError(
      'media-failed',
      `the rendered ${value.kind} ${problem}; check the ffmpeg in use (version 5.1 or later)`,
    );
  // The inferred length is exact; a container rounds it to its clock, and AAC to whole packets.
  return { ...facts, info: value.info } as Facts;
}

function difference(facts: Facts, { kind, info }: MediaValue): string | undefined {
  if (facts.kind !== kind) return `came out as ${facts.kind}`;
  if (facts.kind === 'audio')
    return Math.abs(facts.info.seconds - (info as typeof facts.info).seconds) > 0.1
      ? `lasts ${facts.info.seconds} s`
      : undefined;
  const { width, height } = info as typeof facts.info;
  if (facts.info.width !== width || facts.info.height !== height)
    return `is ${facts.info.width}×${facts.info.height}, not ${width}×${height}`;
  if (facts.kind === 'image') return undefined;
  const [got, want] = [frameCount(facts.info), frameCount(info as typeof facts.info)];
  return got === want ? undefined : `has ${got} frames, not ${want}`;
}

/** Hashes of every stored asset a value reads, each once, in the order they are first read. */
export function mediaAssets(value: MediaValue): string[] {
  const hashes = inOrder([value.expr]).map((expr) => assetArgs(expr)?.hash);
  return [...new Set(hashes.filter((hash) => hash !== undefined))];
}

/** The file behind a stored value. @throws NodeError `input-invalid` when the value has to be rendered first */
export function assetHash(value: MediaValue): string {
  const args = assetArgs(value.expr);
  if (args === undefined) throw invalid(`this ${value.kind} is not a stored file; render it first`);
  return args.hash;
}
