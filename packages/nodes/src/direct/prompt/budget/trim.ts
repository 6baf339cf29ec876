import type { Brief } from '../brief.ts';
import { excess, fits, measure } from '../length.ts';
import { type RenderedSection, renderSections, toPieces } from '../render.ts';
import type { Skip } from '../skip.ts';
import type { Dropped, PromptLength } from '../types.ts';
import { cutsOf } from './cuts.ts';

/** A prompt with as much of a direction as there is room for. */
export interface Trimmed {
  readonly sections: readonly RenderedSection[];
  readonly length: PromptLength;
  readonly fits: boolean;
  readonly dropped: readonly Dropped[];
}

/**
 * Leaves out what is missed least until a prompt fits, then puts back what there is room for after all, what is missed most first.
 * Nothing is left out of a prompt that fits, and everything that may be is left out of one that never does.
 */
export function trim(brief: Brief): Trimmed {
  const { profile } = brief.options;
  const attempt = (skip: Skip) => {
    const sections = renderSections(brief, skip);
    const length = measure(toPieces(sections));
    return { sections, length, fits: fits(length, profile) };
  };
  const whole = attempt(new Set());
  if (whole.fits) return { ...whole, dropped: [] };

  const cuts = cutsOf(brief);
  const without = (count: number, back: ReadonlySet<string> = new Set()): Skip =>
    new Set(cuts.slice(0, count).flatMap(({ key }) => (back.has(key) ? [] : [key])));
  const count = fewest(cuts.length, (some) => attempt(without(some)).fits);
  const back = new Set<string>();
  let last = attempt(without(count));
  for (const { key } of cuts.slice(0, count).reverse()) {
    const next = attempt(without(count, new Set([...back, key])));
    // What was not said anyway, such as light that a shot before has, is not lost.
    const isFree = next.length.characters <= last.length.characters;
    if (!next.fits && (last.fits || !isFree)) continue;
    back.add(key);
    last = next;
  }
  // A part that is lost with the whole is not cut by itself: then all of it is lost at once.
  const taken = cuts.slice(0, count).filter(({ key }) => !back.has(key));
  const why = `no room for it: the whole prompt has ${excess(whole.length, profile)} for ${profile.title}`;
  return {
    ...last,
    dropped: taken.map(({ section, text, all = text }) => ({ section, text: all, why, cause: 'limit' })),
  };
}

/** The smallest number that is enough, when every larger one is too; the largest there is when none is. */
function fewest(most: number, isEnough: (count: number) => boolean): number {
  let [low, high] = [0, most];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isEnough(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
