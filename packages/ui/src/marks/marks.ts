import { type Frame, framesOf, type GraphPart, type Note, notesOf, type Op, type Point } from '@shotgraph/engine';

/** What stands on the canvas beside the cards: a frame behind them, or a note. */
export interface Mark {
  /** Names it among cards and edges, whose ids have no colon: `frame:act-1`. */
  readonly id: string;
  readonly kind: 'frame' | 'note';
  /** Its id in the document. */
  readonly name: string;
  /** Top left corner, px of the document. */
  readonly at: Point;
  readonly size: Point;
  /** Name of a colour among `FRAME_COLOURS`; of a note its own. */
  readonly colour: string;
  /** Title of a frame, text of a note. */
  readonly title: string;
}

/** Colours of frames, each a token `--frame-<name>` of the theme. */
export const FRAME_COLOURS = ['grey', 'red', 'amber', 'green', 'teal', 'blue', 'violet', 'pink'] as const;
export type FrameColour = (typeof FRAME_COLOURS)[number];

/** Smallest a frame and a note may be, px. */
export const MIN_SIZE = { frame: [96, 64], note: [96, 48] } as const;
/** Room between a frame and what lies in it, px. */
export const FRAME_PADDING = 24;
/** Height of a frame's title, px: the part of it that is grasped. */
export const FRAME_TITLE = 32;

/** The colour a frame is drawn in: names that the editor does not know are grey. */
export const frameColour = (colour: string | undefined): FrameColour =>
  FRAME_COLOURS.find((known) => known === colour) ?? 'grey';

const read = new WeakMap<object, readonly Mark[]>();
const NONE: readonly Mark[] = [];

/** Frames and notes of a graph in the order they are painted in: the frames first. The same array until one of them changes. */
export function marksOf(part: Pick<GraphPart, 'header'>): readonly Mark[] {
  const { layout } = part.header;
  if (!layout) return NONE;
  const known = read.get(layout);
  if (known) return known;
  const marks = [
    ...framesOf(part).map((frame) => keep(frame, frameMark)),
    ...notesOf(part).map((note) => keep(note, noteMark)),
  ];
  read.set(layout, marks);
  return marks;
}

const made = new WeakMap<object, Mark>();

/** The same mark for the same record, so that only what changed is drawn again. */
function keep<T extends object>(record: T, make: (record: T) => Mark): Mark {
  const mark = made.get(record) ?? make(record);
  made.set(record, mark);
  return mark;
}

const frameMark = ({ id, title, at, size, colour }: Frame): Mark => ({
  id: markId('frame', id),
  kind: 'frame',
  name: id,
  at,
  size,
  colour: frameColour(colour),
  title,
});

const noteMark = ({ id, text, at, size }: Note): Mark => ({
  id: markId('note', id),
  kind: 'note',
  name: id,
  at,
  size,
  colour: 'note',
  title: text,
});

/** Id of a frame or note on the canvas. */
export const markId = (kind: Mark['kind'], name: string): string => `${kind}:${name}`;

/** What a canvas id names; `undefined` for cards. */
export function parseMarkId(id: string): Pick<Mark, 'kind' | 'name'> | undefined {
  const [kind, name] = id.split(':', 2);
  return name !== undefined && (kind === 'frame' || kind === 'note') ? { kind, name } : undefined;
}

/** The mark of a canvas id. */
export const findMark = (part: Pick<GraphPart, 'header'>, id: string): Mark | undefined =>
  marksOf(part).find((mark) => mark.id === id);

/** Ids in the document that new frames or notes cannot have: also what could not be read keeps its own. */
export function takenNames({ header }: Pick<GraphPart, 'header'>, kind: Mark['kind']): ReadonlySet<string> {
  const list: readonly { readonly id?: unknown }[] = header.layout?.[kind === 'frame' ? 'frames' : 'notes'] ?? [];
  return new Set(list.flatMap((item) => (typeof item?.id === 'string' ? [item.id] : [])));
}

/** What of a mark can be changed. */
export type MarkChange = Partial<Pick<Frame, 'title' | 'colour'> & Pick<Note, 'text'> & Pick<Mark, 'at' | 'size'>>;

/** Ops that change a mark and keep what else is written in it, also what this version does not know. */
export function changeMark(part: Pick<GraphPart, 'header'>, id: string, change: MarkChange): readonly Op[] {
  const place = parseMarkId(id);
  if (!place) return [];
  const list: readonly (Frame | Note)[] = place.kind === 'frame' ? framesOf(part) : notesOf(part);
  const record = list.find((item) => item.id === place.name);
  if (!record) return [];
  const { id: _, ...value } = { ...record, ...change };
  return [{ op: place.kind === 'frame' ? 'set-frame' : 'set-note', id: place.name, value } as Op];
}

/** Ops that put a card or a mark somewhere. */
export const moveOps = (part: Pick<GraphPart, 'header'>, id: string, [x, y]: Point): readonly Op[] => {
  const at = [Math.round(x), Math.round(y)] as const;
  return parseMarkId(id) ? changeMark(part, id, { at }) : [{ op: 'move-node', id, at }];
};

/** Ops that remove marks. */
export const removeMarks = (part: Pick<GraphPart, 'header'>, ids: Iterable<string>): readonly Op[] =>
  [...ids].flatMap((id): readonly Op[] => {
    const mark = findMark(part, id);
    return mark ? [{ op: mark.kind === 'frame' ? 'set-frame' : 'set-note', id: mark.name }] : [];
  });
