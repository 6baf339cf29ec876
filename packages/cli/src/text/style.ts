import type { Io, Output } from '../io.ts';

/** Colours for one output: each function wraps a text, or gives it back unchanged where colours are not wanted. */
export interface Style {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly green: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly cyan: (text: string) => string;
}

/** Colours only for people: never into files or pipes, never against NO_COLOR (https://no-color.org). */
export function styleFor(output: Output, env: Io['env']): Style {
  const wanted = output.isTerminal && !env.NO_COLOR && env.TERM !== 'dumb';
  const code = (on: number, off: number) => (text: string) =>
    wanted && text !== '' ? `\u001b[${on}m${text}\u001b[${off}m` : text;
  return {
    bold: code(1, 22),
    dim: code(2, 22),
    red: code(31, 39),
    green: code(32, 39),
    yellow: code(33, 39),
    cyan: code(36, 39),
  };
}
