/** How a move is spread over its time. */
export type Ease = 'linear' | 'in' | 'out' | 'in-out' | 'hold';

/** Every ease, in the order menus show them. */
export const EASES = ['linear', 'in', 'out', 'in-out', 'hold'] as const satisfies readonly Ease[];

/**
 * Share of the way covered after the share `t` of the time; both 0..1, 0 at 0 and exactly 1 at 1.
 * `in` starts from rest (t²), `out` ends at rest, `in-out` does both (3t² - 2t³), `hold` stays and jumps at the end.
 *
 * @see https://en.wikipedia.org/wiki/Smoothstep
 */
export function applyEase(ease: Ease, t: number): number {
  if (t <= 0) return 0;
  if (t >= 1) return 1;
  switch (ease) {
    case 'linear':
      return t;
    case 'in':
      return t * t;
    case 'out':
      return t * (2 - t);
    case 'in-out':
      return t * t * (3 - 2 * t);
    case 'hold':
      return 0;
    default:
      return ease satisfies never;
  }
}
