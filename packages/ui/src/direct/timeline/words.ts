/** A move of a camera as values carry it. */
interface Move {
  readonly move: string;
  readonly amount: number;
  readonly unit: string;
}

/** Units that stand right behind their number. */
const CLOSE_UNITS: { readonly [unit: string]: string } = { '°': '°', x: '×' };

/** Moves of a camera in a few words: `orbit 44°`, `static, whip 35°`. */
export const describeMoves = (moves: readonly Move[]): string =>
  moves
    .map(({ move, amount, unit }) =>
      amount === 0 || unit === '' ? move : `${move} ${round(amount)}${CLOSE_UNITS[unit] ?? ` ${unit}`}`,
    )
    .join(', ');

const round = (value: number) => Math.round(value * 100) / 100;

/** A length without needless digits: `4 s`, `2.25 s`. */
export const sayLength = (seconds: number): string => `${round(seconds)} s`;

/** A choice as people read it: `extreme wide`; nothing for one that was not made. */
export const sayChoice = (choice: string): string => (choice === 'unset' ? '' : choice.replaceAll('-', ' '));

/** Frames a second that clocks count in. */
export const CLOCK_FPS = 24;

/** An instant as editors count it, minutes, seconds and frames: `00:04:12`. */
export function timecode(seconds: number): string {
  const frames = Math.round(Math.max(0, seconds) * CLOCK_FPS);
  const parts = [Math.floor(frames / CLOCK_FPS / 60), Math.floor(frames / CLOCK_FPS) % 60, frames % CLOCK_FPS];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
