import type { NodeTypeData } from '@shotgraph/engine/worker';
import type { Editor } from '../app/editor.ts';
import type { PaletteState } from '../app/ui-store.ts';
import { COMMANDS } from '../commands/commands.ts';
import { showChord } from '../commands/keys.ts';
import { connectOps, freeId, nodeId } from '../doc/edits.ts';
import { groupOf } from '../engine/catalogue.ts';
import { placeOnType } from '../flow/connecting.ts';
import { lookOf } from '../nodes/group-look.ts';

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
  readonly choose: (editor: Editor) => void;
}

/** Port types that a graph can ask for from outside. */
const GRAPH_INPUTS = ['text', 'number', 'boolean'];

/** Everything the palette offers in its present state, in order. */
export function paletteItems(editor: Editor, palette: PaletteState): readonly PaletteItem[] {
  if (palette.mode === 'commands') return commandItems(editor);
  const nodes = editor.catalogue.types.flatMap((type) => nodeItem(editor, palette, type));
  return palette.from === undefined && palette.to === undefined ? [...nodes, ...graphInputItems(editor)] : nodes;
}

function nodeItem(editor: Editor, palette: PaletteState, type: NodeTypeData): PaletteItem[] {
  const isLoose = palette.from !== undefined || palette.to !== undefined;
  const place = isLoose ? placeOnType(editor.doc, editor.catalogue, palette, type) : undefined;
  if (isLoose && place === undefined) return [];
  const look = lookOf(groupOf(type.type));
  return [
    {
      id: type.type,
      group: look.title,
      title: type.title,
      about: type.doc ?? '',
      words: [type.type, ...(type.tags ?? []), look.title].join(' '),
      colour: look.colour,
      choose: () => addNode(editor, palette, type, place),
    },
  ];
}

function addNode(editor: Editor, palette: PaletteState, type: NodeTypeData, place: string | undefined): void {
  const { doc, catalogue, canvas, edit, ui } = editor;
  const id = nodeId(doc.graph, type.type);
  const [x, y] = palette.at && canvas ? canvas.toCanvas(palette.at) : (canvas?.middle() ?? [0, 0]);
  // A node made at the end of an edge stands where its port meets the pointer; others in the middle of it.
  const shift = palette.from !== undefined ? [0, -48] : palette.to !== undefined ? [-240, -48] : [-120, -48];
  const at = [Math.round((x + shift[0]!) / 8) * 8, Math.round((y + shift[1]!) / 8) * 8] as const;
  const record = { type: type.type, version: type.version, inputs: {} };
  const isMany = place !== undefined && type.inputs[place]?.arity === 'many';
  const inputs =
    palette.from !== undefined && place !== undefined
      ? { [place]: isMany ? [{ from: palette.from }] : { from: palette.from } }
      : {};
  const wired =
    palette.to && place !== undefined ? connectOps(doc.graph, catalogue.shapes, `${id}.${place}`, palette.to) : [];
  if (edit([{ op: 'add-node', id, node: { ...record, inputs }, at }, ...wired])) ui.select([id]);
}

function graphInputItems(editor: Editor): PaletteItem[] {
  return GRAPH_INPUTS.filter((name) => editor.catalogue.ports.get(name)?.literal).map((name) => ({
    id: `graph-input ${name}`,
    group: 'Graph',
    title: `Graph input: ${name}`,
    about: 'A value the graph asks for from outside; {{name}} in texts stands for it.',
    words: 'parameter variable argument template interface',
    colour: '#d5dae3',
    choose: ({ doc, edit }) => {
      const id = freeId((candidate) => candidate in (doc.graph.header.inputs ?? {}), name);
      edit([{ op: 'set-graph-input', name: id, value: { type: name } }]);
    },
  }));
}

function commandItems(editor: Editor): readonly PaletteItem[] {
  const commands = COMMANDS.filter(({ id, when }) => id !== 'help.commands' && (!when || when(editor))).map(
    ({ id, title, group, keys, run }) => ({
      id,
      group,
      title,
      about: '',
      words: group,
      ...(keys && { keys: showChord(keys[0]!) }),
      choose: run,
    }),
  );
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

/** Items that a search finds, best first: beginning of the title, of a word in it, anywhere in it, in its words, in the sentence about it. */
export function searchItems(items: readonly PaletteItem[], query: string): readonly PaletteItem[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return items;
  const scored = items.flatMap((item, index) => {
    const scores = words.map((word) => scoreOf(item, word));
    return scores.some((score) => score === 0) ? [] : [{ item, index, score: scores.reduce((a, b) => a + b, 0) }];
  });
  return scored.sort((a, b) => b.score - a.score || a.index - b.index).map(({ item }) => item);
}

function scoreOf({ title, words, about }: PaletteItem, word: string): number {
  const name = title.toLowerCase();
  if (name.startsWith(word)) return 5;
  if (name.includes(` ${word}`)) return 4;
  if (name.includes(word)) return 3;
  if (words.toLowerCase().includes(word)) return 2;
  return about.toLowerCase().includes(word) ? 1 : 0;
}
