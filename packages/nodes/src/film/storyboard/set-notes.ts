import type { Font } from '../../media/font.ts';
import { widthOf, wrapLines } from '../lettering/fit.ts';
import type { BoardWords } from './board-words.ts';

/** A line of a note: what it is about, where it begins one, and what it says. */
export interface NoteLine {
  readonly label: string;
  readonly text: string;
}

/** Something to be said, after a word of what it is about. */
interface Note {
  readonly label: string;
  readonly text: string;
}

/**
 * What is written in the three columns of a shot. No column has more lines than there is room for; what is too long ends with
 * an ellipsis.
 *
 * @param width - of a column, part of the font size
 */
export function setNotes(
  font: Font,
  { frame, description, camera, action, dialogue, entry }: BoardWords,
  width: number,
  most: number,
): readonly [NoteLine[], NoteLine[], NoteLine[]] {
  const note = (label: string, text: string): Note => ({ label, text });
  const columns = [
    [note('', frame), note('Camera: ', camera), note('', description), note('In: ', entry)],
    [note('Action: ', action)],
    dialogue.map((line) => note('', line)),
  ];
  return columns.map((notes) => setColumn(font, notes, width, most)) as [NoteLine[], NoteLine[], NoteLine[]];
}

/** Notes one below the other. Each leaves at least a line for every one after it. */
function setColumn(font: Font, all: readonly Note[], width: number, most: number): NoteLine[] {
  const notes = all.filter(({ text }) => text.trim() !== '');
  const lines: NoteLine[] = [];
  for (const [i, { label, text }] of notes.entries()) {
    const room = most - lines.length - (notes.length - 1 - i);
    if (room <= 0) break;
    const set = wrapLines(font, `${label}${text}`, width, room);
    lines.push(
      ...set.map((line, k) => (k === 0 ? { label, text: line.slice(label.length) } : { label: '', text: line })),
    );
  }
  return lines.map((line) => (widthOf(font, line.label) > width ? { label: '', text: line.text } : line));
}
