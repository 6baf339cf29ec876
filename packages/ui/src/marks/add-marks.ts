import { freeId, type Op, type Point } from '@shotgraph/engine';
import type { Editor } from '../app/editor.ts';
import { allThings, selectedThings } from '../arrange/things.ts';
import { boundsOf, heldBy, type Placed } from './carry.ts';
import { changeMark, FRAME_PADDING, FRAME_TITLE, type Mark, markId, takenNames } from './marks.ts';
import { GRID } from './resize.ts';
import { selectedFrame } from './selected-mark.ts';

const NEW_FRAME: Point = [480, 320];
const NEW_NOTE: Point = [240, 144];

/** Puts a frame around what is selected, or an empty one in the middle of what is in view, and asks for its title. */
export function addFrame(editor: Editor): void {
  const things = selectedThings(editor);
  const { at, size } = frameAround(things) ?? atMiddle(editor, NEW_FRAME);
  const name = freeName(editor, 'frame');
  const value = { title: '', at, size };
  const index = indexBelow(editor, things);
  const made: Op = { op: 'set-frame', id: name, value, ...(index !== undefined && { index }) };
  show(editor, made, markId('frame', name));
}

/** Puts a note where there is room for it near the middle of what is in view, and lets it be written in when it has no words yet. */
export function addNote(editor: Editor, text = '', room = NEW_NOTE): void {
  const { at, size } = beside(atMiddle(editor, room), allThings(editor));
  const name = freeName(editor, 'note');
  show(editor, { op: 'set-note', id: name, value: { text, at, size } }, markId('note', name), text === '');
}

function show({ doc, edit, ui }: Editor, op: Op, id: string, isWritten = true): void {
  doc.closeMark();
  if (!edit([op])) return;
  ui.select([id]);
  if (isWritten) ui.setState({ editingMark: id });
}

/** The place and size of a frame around things, with room for its title; `undefined` around nothing. */
export function frameAround(things: readonly Placed[]): Pick<Placed, 'at' | 'size'> | undefined {
  const bounds = boundsOf(things);
  if (!bounds) return undefined;
  const left = floor(bounds.at[0] - FRAME_PADDING);
  const top = floor(bounds.at[1] - FRAME_PADDING - FRAME_TITLE);
  const right = bounds.at[0] + bounds.size[0] + FRAME_PADDING;
  const bottom = bounds.at[1] + bounds.size[1] + FRAME_PADDING;
  return { at: [left, top], size: [-floor(left - right), -floor(top - bottom)] };
}

const floor = (px: number) => Math.floor(px / GRID) * GRID;

function atMiddle({ canvas }: Editor, size: Point): Pick<Placed, 'at' | 'size'> {
  const [x, y] = canvas?.middle() ?? [0, 0];
  return { at: [floor(x - size[0] / 2), floor(y - size[1] / 2)], size };
}

/** Rings that are searched for room, and the way between them, px. */
const RINGS = 24;
const RING = 48;

/** The place nearest to one at which nothing but frames would be covered; the place itself when there is none. */
function beside({ at, size }: Pick<Placed, 'at' | 'size'>, things: readonly Placed[]): Pick<Placed, 'at' | 'size'> {
  const taken = things.filter(({ id }) => !id.startsWith('frame:'));
  const isFree = ([x, y]: Point) =>
    taken.every(
      (other) =>
        x >= other.at[0] + other.size[0] + GRID ||
        other.at[0] >= x + size[0] + GRID ||
        y >= other.at[1] + other.size[1] + GRID ||
        other.at[1] >= y + size[1] + GRID,
    );
  for (let ring = 0; ring <= RINGS; ring++) {
    for (let across = -ring; across <= ring; across++) {
      const isEnd = Math.abs(across) === ring;
      for (let down = -ring; down <= ring; down += isEnd ? 1 : 2 * ring || 1) {
        const place: Point = [at[0] + across * RING, at[1] + down * RING];
        if (isFree(place)) return { at: place, size };
      }
    }
  }
  return { at, size };
}

const freeName = ({ part }: Editor, kind: Mark['kind']): string => {
  const taken = takenNames(part(), kind);
  return freeId((id) => taken.has(id), kind, kind);
};

/** Below the lowest frame among things, so that a frame around frames hides none of them. */
function indexBelow({ part }: Editor, things: readonly Placed[]): number | undefined {
  const ids = new Set(things.map(({ id }) => id));
  const frames = part().header.layout?.frames ?? [];
  const index = frames.findIndex((frame) => ids.has(markId('frame', frame?.id)));
  return index < 0 ? undefined : index;
}

/** Makes the selected frame as large as what lies in it needs. */
export function fitFrame(editor: Editor): void {
  const frame = selectedFrame(editor);
  if (!frame) return;
  const things = allThings(editor);
  const held = new Set(heldBy(frame, things));
  const extent = frameAround(things.filter(({ id }) => held.has(id)));
  if (extent) editor.edit(changeMark(editor.part(), frame.id, extent));
}
