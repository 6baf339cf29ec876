import { monotoneCurve } from './monotone.ts';

/** Values known at one frame. */
export interface Knot<K extends string> {
  readonly frame: number;
  readonly values: { readonly [name in K]: number };
  /** Of the way from the knot before, 0..1; 0 where nothing is known about it. */
  readonly confidence: number;
}

/** One frame of a filled row of knots: its values beside its place. */
export type Filled<K extends string> = { readonly [name in K]: number } & {
  readonly frame: number;
  readonly confidence: number;
};

/**
 * Values of every frame from those of some: smooth in between, kept where nothing is known about the way to the next knot.
 *
 * @param knots - rising in `frame`, at least one
 */
export function fillKnots<K extends string>(knots: readonly Knot<K>[]): Filled<K>[] {
  const filled = [toFrame(knots[0]!)];
  for (let start = 0; start < knots.length - 1; ) {
    const gap = knots.findIndex(({ confidence }, i) => i > start && confidence === 0);
    const end = gap === -1 ? knots.length : gap;
    const run = knots.slice(start, end);
    if (run.length > 1) filled.push(...fillRun(run));
    else
      for (let frame = knots[start]!.frame + 1; frame <= knots[end]!.frame; frame++)
        filled.push(toFrame(knots[start]!, frame, 0));
    start = run.length > 1 ? end - 1 : end;
  }
  return filled;
}

const toFrame = <K extends string>(
  { values, ...knot }: Knot<K>,
  frame = knot.frame,
  confidence = knot.confidence,
): Filled<K> => ({ ...values, frame, confidence });

/** All frames after the first knot, up to the last. */
function fillRun<K extends string>(run: readonly Knot<K>[]): Filled<K>[] {
  const frames = run.map(({ frame }) => frame);
  const names = Object.keys(run[0]!.values) as K[];
  const curves = names.map((name) =>
    monotoneCurve(
      frames,
      run.map(({ values }) => values[name]),
    ),
  );
  return run.slice(1).flatMap(({ frame: last, confidence }, i) =>
    Array.from({ length: last - run[i]!.frame }, (_, k) => {
      const frame = run[i]!.frame + 1 + k;
      const values = Object.fromEntries(names.map((name, n) => [name, curves[n]!(frame)])) as { [name in K]: number };
      return { ...values, frame, confidence };
    }),
  );
}
