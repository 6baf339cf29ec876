import { type MediaEngine, NodeError } from '@shotgraph/engine';
import { compileMeasurement } from './compile.ts';
import { inOrder } from './expr.ts';
import { loadFont } from './font.ts';
import { MEASURE_FILTER, type Measured, parseLoudness } from './loudness.ts';
import type { Resources } from './operation.ts';
import { captionOperation } from './ops/caption.ts';
import { loudnessOperation } from './ops/loudness.ts';
import type { Expr, MediaValue } from './types.ts';

/** What rendering needs of its surroundings; both `RunContext` and `ValueContext` have it. */
export interface MediaContext {
  readonly host: { readonly media: MediaEngine };
  readonly signal: AbortSignal;
}

/** Measurements by engine, so that a preview and the render after it measure once. */
const measurements = new WeakMap<MediaEngine, Map<string, Measured>>();

/** Most measurements kept per engine. */
const MOST_KEPT = 500;

/**
 * Finds out what compiling needs besides the expression: the caption font, and the loudness of sounds, each measured
 * by an ffmpeg run that writes no media.
 */
export async function prepare(values: readonly MediaValue[], context: MediaContext): Promise<Resources> {
  const order = inOrder(values.map((value) => value.expr));
  const loudness = new Map<string, Measured>();
  const font = order.some((expr) => expr.op === captionOperation.name) ? await loadFont() : undefined;
  const resources: Resources = { loudness, ...(font && { font }) };
  // Inputs come before their users, so a loudness below another one is known when that is measured.
  for (const expr of order) {
    const measured = expr.inputs[0];
    if (expr.op !== loudnessOperation.name || measured === undefined || loudness.has(measured.id)) continue;
    loudness.set(measured.id, await measure(measured, resources, context));
  }
  return resources;
}

async function measure(expr: Expr, resources: Resources, { host, signal }: MediaContext): Promise<Measured> {
  const known = measurements.get(host.media) ?? new Map<string, Measured>();
  measurements.set(host.media, known);
  const kept = known.get(expr.id);
  if (kept !== undefined) return kept;
  const { log } = await host.media.run(compileMeasurement(expr, MEASURE_FILTER, resources), { signal });
  const found = parseLoudness(log);
  if (found === undefined)
    throw new NodeError('media-failed', "loudness could not be read from ffmpeg's log; use ffmpeg 5.1 or later");
  if (known.size >= MOST_KEPT) known.clear();
  known.set(expr.id, found);
  return found;
}
