import { type MediaEngine, NodeError } from '@shotgraph/engine';
import { compileMeasurement } from './compile.ts';
import { inOrder } from './expr.ts';
import { loadFont } from './font.ts';
import {
  type Correction,
  correct,
  correctionFilters,
  correctionKey,
  type LoudnessGoal,
  MEASURE_FILTER,
  type Measured,
  parseLoudness,
  refine,
} from './loudness.ts';
import type { Resources } from './operation.ts';
import { captionOperation } from './ops/caption.ts';
import { loudnessOperation } from './ops/loudness.ts';
import { timecodeOperation } from './ops/timecode.ts';
import type { Expr, MediaValue } from './types.ts';

/** What rendering needs of its surroundings; both `RunContext` and `ValueContext` have it. */
export interface MediaContext {
  readonly host: { readonly media: MediaEngine };
  readonly signal: AbortSignal;
}

/** Corrections by engine, so that a preview and the render after it measure once. */
const corrections = new WeakMap<MediaEngine, Map<string, Correction>>();

/** Operations that draw letters. */
const WRITING: ReadonlySet<string> = new Set([captionOperation.name, timecodeOperation.name]);
/** Most corrections kept per engine. */
const MOST_KEPT = 500;

/**
 * Finds out what compiling needs besides the expression: the caption font, and how far sounds are from the loudness they
 * should have, each measured by ffmpeg runs that write no media.
 */
export async function prepare(values: readonly MediaValue[], context: MediaContext): Promise<Resources> {
  const order = inOrder(values.map((value) => value.expr));
  const loudness = new Map<string, Correction>();
  const font = order.some(({ op }) => WRITING.has(op)) ? await loadFont() : undefined;
  const resources: Resources = { loudness, ...(font && { font }) };
  // Inputs come before their users, so a loudness below another one is known when that is measured.
  for (const expr of order) {
    if (expr.op !== loudnessOperation.name) continue;
    const goal = expr.args as unknown as LoudnessGoal;
    const key = correctionKey(expr.inputs[0]!.id, goal);
    if (!loudness.has(key)) loudness.set(key, await correction(expr.inputs[0]!, goal, resources, context));
  }
  return resources;
}

async function correction(
  expr: Expr,
  goal: LoudnessGoal,
  resources: Resources,
  context: MediaContext,
): Promise<Correction> {
  const known = corrections.get(context.host.media) ?? new Map<string, Correction>();
  corrections.set(context.host.media, known);
  const key = correctionKey(expr.id, goal);
  const kept = known.get(key);
  if (kept !== undefined) return kept;
  const first = correct(await measure(expr, [], resources, context), goal);
  const found = first.limited
    ? refine(first, await measure(expr, correctionFilters(first, goal), resources, context), goal)
    : first;
  if (known.size >= MOST_KEPT) known.clear();
  known.set(key, found);
  return found;
}

async function measure(
  expr: Expr,
  filters: readonly string[],
  resources: Resources,
  { host, signal }: MediaContext,
): Promise<Measured> {
  const { log } = await host.media.run(compileMeasurement(expr, [...filters, MEASURE_FILTER], resources), { signal });
  const found = parseLoudness(log);
  if (found !== undefined) return found;
  throw new NodeError('media-failed', "loudness could not be read from ffmpeg's log; use ffmpeg 5.1 or later");
}
