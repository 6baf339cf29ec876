import {
  edgesIn,
  type GraphInput,
  graphInputs,
  type Json,
  type NodeRecord,
  type Op,
  subgraphOf,
} from '@shotgraph/engine';
import type { NodeTypeData, PortTypeData } from '@shotgraph/engine/worker';
import type { Editor } from '../app/editor.ts';
import type { PaletteState } from '../app/ui-store.ts';
import { COMMANDS, notNow } from '../commands/commands.ts';
import { showChord } from '../commands/keys.ts';
import { subgraphTitle } from '../doc/doc-types.ts';
import { freeId, nodeId, OUTPUTS_CARD } from '../doc/edits.ts';
import { groupOf } from '../engine/catalogue.ts';
import { estimateCards } from '../flow/card-size.ts';
import { inputAt, placeOnType, wireOps } from '../flow/connecting.ts';
import type { Place } from '../flow/layout.ts';
import { freeNear } from '../flow/place-added.ts';
import { reveal } from '../flow/reveal.ts';
import { lookOf } from '../nodes/group-look.ts';
import { portItems } from './port-items.ts';

/** One line of the palette. */
export interface PaletteItem {
  readonly id: string;
  readonly group: string;
  readonly title: string;
  readonly about: string;
  /** What the search looks at besides the title. */
  readonly words: string;
  readonly colour?: string;
  readonly keys?: string;
  /** It cannot be done now: only whoever searches for it finds it, and is told. */
  readonly isOff?: true;
  readonly choose: (editor: Editor) => void;
}

/** Port types that a graph asks for most; others follow from what an edge is dragged from. */
const GRAPH_INPUTS = ['text', 'number', 'boolean', 'image', 'video', 'audio'];

/** Everything the palette offers in its present state, in order. */
export function paletteItems(editor: Editor, palette: PaletteState): readonly PaletteItem[] {
  if (palette.mode === 'commands') return commandItems(editor);
  const offered: readonly Offered[] = [
    ...editor.types.made(editor.here().subgraph),
    ...editor.catalogue.types.map((type) => ({
      type,
      record: { type: type.type, version: type.version, inputs: {} },
    })),
  ];
  const ports = palette.existing ? portItems(editor, palette) : { fitting: [], others: [] };
  return [
    ...ports.fitting,
    ...offered.flatMap((offer) => nodeItem(editor, palette, offer)),
    ...graphInputItems(editor, palette),
    ...ports.others,
  ];
}

/** A type a node can have, and how a new node of it begins. */
interface Offered {
  readonly type: NodeTypeData;
  readonly record: NodeRecord;
}

function nodeItem(editor: Editor, palette: PaletteState, { type, record }: Offered): PaletteItem[] {
  const isLoose = palette.from !== undefined || palette.to !== undefined;
  const place = isLoose ? placeOnType(editor, palette, type) : undefined;
  if (isLoose && place === undefined) return [];
  const look = lookOf(groupOf(type.type));
  const made = subgraphTitle(editor.doc.graph, record);
  return [
    {
      id: `${type.type} ${subgraphOf(record) ?? ''}`,
      group: look.title,
      title: type.title,
      about: type.doc ?? (made === undefined ? '' : 'A subgraph of this document.'),
      words: [type.type, ...(type.tags ?? []), look.title, made ?? ''].join(' '),
      colour: look.colour,
      choose: () => addNode(editor, palette, { type, record }, place),
    },
  ];
}

function addNode(editor: Editor, palette: PaletteState, { type, record }: Offered, place: string | undefined): void {
  const { part, edit, ui } = editor;
  const id = nodeId(part(), type.type);
  const { from, to } = palette;
  const isMany = place !== undefined && type.inputs[place]?.arity === 'many';
  const wired = from !== undefined && place !== undefined ? { [place]: isMany ? [{ from }] : { from } } : {};
  const node = { ...record, inputs: { ...record.inputs, ...wired } };
  // A node made at the end of an edge stands where its port meets the pointer; others in the middle of it.
  const at = placeAt(editor, palette, from !== undefined ? 0 : to !== undefined ? -240 : -120);
  const ops: Op[] = [{ op: 'add-node', id, node, at }];
  if (to && place !== undefined) ops.push(...feedOps(editor, `${id}.${place}`, to));
  if (!edit(ops)) return;
  ui.select([id]);
  reveal(editor, id);
}

/** Where it was pointed at; else in the middle of what is in view, or beside it where that is taken. */
function placeAt(editor: Editor, { at }: PaletteState, left: number): Place {
  const { canvas, part, types, places } = editor;
  const [x, y] = at && canvas ? canvas.toCanvas(at) : (canvas?.middle() ?? [0, 0]);
  const place: Place = [Math.round((x + left) / 8) * 8, Math.round((y - 48) / 8) * 8];
  if (at) return place;
  const boxes = estimateCards(part(), (record) => types.of(part(), record));
  return freeNear(place, boxes, new Map([...places(), ...part().positions]));
}

/** Ops that wire an output that is only just being made. */
function feedOps(editor: Editor, from: string, to: NonNullable<PaletteState['to']>): readonly Op[] {
  if (to.node === OUTPUTS_CARD) return wireOps(editor, from, to);
  const value = editor.part().nodes.get(to.node)?.inputs[to.input];
  const isMany = inputAt(editor, to)?.arity === 'many';
  return [{ op: 'set-input', ...to, value: isMany ? [...edgesIn(value), { from }] : { from } }];
}

/** What the graph can ask for from outside. For an edge dragged back from an input it is what that input takes. */
function graphInputItems(editor: Editor, palette: PaletteState): PaletteItem[] {
  if (palette.from !== undefined) return [];
  const { to } = palette;
  const input = to && inputAt(editor, to);
  const names = input ? [input.type.name] : GRAPH_INPUTS;
  return names
    .filter((name) => isConcrete(editor.types.port(name)))
    .map((name) => ({
      id: `graph-input ${name}`,
      group: 'Graph',
      title: `Graph input: ${input ? to.input : name}`,
      about: 'A value the graph asks for from outside; {{name}} in texts stands for it.',
      words: 'parameter variable argument template interface promote',
      colour: '#d5dae3',
      choose: () => addGraphInput(editor, to, name),
    }));
}

const isConcrete = (type: PortTypeData | undefined) =>
  type !== undefined && type.variable === undefined && type.element?.variable === undefined;

function addGraphInput(editor: Editor, to: PaletteState['to'], type: string): void {
  const { part, edit } = editor;
  const inputs = graphInputs(part());
  const id = freeId((taken) => taken in inputs, to?.input || type);
  const literal = to && part().nodes.get(to.node)?.inputs[to.input];
  const value: GraphInput = {
    type,
    // What was typed in stays what it is, now as the default.
    ...(literal !== undefined && edgesIn(literal).length === 0 && { default: literal as Json }),
  };
  edit([{ op: 'set-graph-input', name: id, value }, ...(to ? feedOps(editor, `inputs.${id}`, to) : [])]);
}

const NOT_NOW = 'Not possible with what is selected now.';

const tellNotNow =
  (title: string) =>
  ({ ui }: Editor) =>
    ui.toast({ tone: 'info', text: notNow(title) });

function commandItems(editor: Editor): readonly PaletteItem[] {
  const commands = COMMANDS.filter(({ id }) => id !== 'help.commands').map(({ id, title, group, keys, when, run }) => {
    const isOff = when?.(editor) === false;
    return {
      id,
      group,
      title,
      about: isOff ? NOT_NOW : '',
      words: group,
      ...(keys && { keys: showChord(keys[0]!) }),
      ...(isOff && { isOff: true as const }),
      choose: isOff ? tellNotNow(title) : run,
    };
  });
  const examples = editor.workspace.examples.map(({ name, title, about }) => ({
    id: `example ${name}`,
    group: 'Examples',
    title: `Open example: ${title}`,
    about,
    words: name,
    choose: ({ shell }: Editor) => void shell.openExample(name),
  }));
  return [...commands, ...examples];
}

/** Weight of a title that is exactly what was asked for: more than any words in it give. */
const EXACT = 1000;
/** Group of the items that were chosen last. */
const RECENT = 'Recent';

/**
 * Items that a search finds, best first: the title itself, its beginning, that of a word in it, anywhere in it, in its words, in the
 * sentence about it; of equals those that were chosen last. Without a search the latter come first once more.
 *
 * @param recent - ids of items, the one chosen last first
 */
export function searchItems(
  items: readonly PaletteItem[],
  query: string,
  recent: readonly string[] = [],
): readonly PaletteItem[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) {
    const possible = items.filter(({ isOff }) => !isOff);
    return [...recentItems(possible, recent), ...possible];
  }
  const rank = (id: string) => (recent.includes(id) ? recent.indexOf(id) : recent.length);
  const scored = items.flatMap((item, index) => {
    const scores = words.map((word) => scoreOf(item, word));
    if (scores.some((score) => score === 0)) return [];
    const isExact = item.title.toLowerCase() === words.join(' ');
    return [{ item, index, score: isExact ? EXACT : scores.reduce((a, b) => a + b, 0) }];
  });
  return scored
    .sort(
      (a, b) =>
        Number(a.item.isOff ?? false) - Number(b.item.isOff ?? false) ||
        b.score - a.score ||
        rank(a.item.id) - rank(b.item.id) ||
        a.index - b.index,
    )
    .map(({ item }) => item);
}

/** What was chosen last, under a heading and ids of its own. */
const recentItems = (items: readonly PaletteItem[], recent: readonly string[]): readonly PaletteItem[] =>
  recent.flatMap((id) => {
    const item = items.find((each) => each.id === id);
    return item ? [{ ...item, id: `${RECENT} ${id}`, group: RECENT }] : [];
  });

/** Id of an item, also where it stands among those chosen last. */
export const plainId = (id: string): string => (id.startsWith(`${RECENT} `) ? id.slice(RECENT.length + 1) : id);

function scoreOf({ title, words, about }: PaletteItem, word: string): number {
  const name = title.toLowerCase();
  if (name.startsWith(word)) return 5;
  if (name.includes(` ${word}`)) return 4;
  if (name.includes(word)) return 3;
  if (words.toLowerCase().includes(word)) return 2;
  return about.toLowerCase().includes(word) ? 1 : 0;
}
