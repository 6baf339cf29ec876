import { type Connection, edgesIn, graphOutputs, type InputPlace, parseFrom } from '@shotgraph/engine';
import type { Editor } from '../app/editor.ts';
import type { PaletteState } from '../app/ui-store.ts';
import { freeId, OUTPUTS_CARD } from '../doc/edits.ts';
import { groupOf } from '../engine/catalogue.ts';
import {
  connectingFrom,
  connectingTo,
  inputAt,
  parsePortKey,
  placeInWords,
  placeOfPort,
  wireOps,
} from '../flow/connecting.ts';
import { lookOf } from '../nodes/group-look.ts';
import type { PaletteItem } from './palette-items.ts';

const GROUP = 'What is there already';
const BETWEEN = 'With a change';
const GRAPH_COLOUR = '#d5dae3';

/** Ports that are there already and take the loose end of an edge, and those that would with a change that is offered. */
export function portItems(
  editor: Editor,
  { from, to }: PaletteState,
): { readonly fitting: readonly PaletteItem[]; readonly others: readonly PaletteItem[] } {
  const items = from !== undefined ? inputItems(editor, from) : to ? outputItems(editor, to) : [];
  return {
    fitting: items.filter(({ group }) => group === GROUP),
    others: items.filter(({ group }) => group === BETWEEN),
  };
}

function outputItems(editor: Editor, to: InputPlace): readonly PaletteItem[] {
  const isMany = inputAt(editor, to)?.arity === 'many';
  const wired = new Set(wiredFrom(editor, to));
  return [...connectingTo(editor, to).verdicts].flatMap(([key, verdict]): readonly PaletteItem[] => {
    const { node, name } = parsePortKey(key);
    const from = `${node}.${name}`;
    if (node === to.node || wired.has(from)) return [];
    const about = `${isMany ? 'also feeds' : 'feeds'} ${placeInWords(to)}`;
    return item(editor, { node, id: `port ${key}`, title: from, about, verdict, from, to });
  });
}

function inputItems(editor: Editor, from: string): readonly PaletteItem[] {
  const source = parseFrom(from).node;
  return [...connectingFrom(editor, from).verdicts].flatMap(([key, verdict]): readonly PaletteItem[] => {
    const { node, name } = parsePortKey(key);
    const to = placeOfPort(node, name);
    const isNew = to.input === '';
    if (node === source || wiredFrom(editor, to).includes(from)) return [];
    const title = isNew ? `New graph output: ${newOutput(editor, from)}` : `${node}, ${name}`;
    const about = isNew ? 'A result of the whole graph.' : replaces(editor, to);
    return item(editor, { node, id: `port ${key}`, title, about, verdict, from, to });
  });
}

interface Port {
  readonly node: string;
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly verdict: Connection;
  readonly from: string;
  readonly to: InputPlace;
}

/** A line for a port; none where it neither fits nor could be made to. */
function item(editor: Editor, { node, id, title, about, verdict, from, to }: Port): readonly PaletteItem[] {
  if (!verdict.ok && !verdict.fix) return [];
  const part = editor.part();
  const record = part.nodes.get(node);
  const type = editor.types.of(part, record);
  return [
    {
      id,
      group: verdict.ok ? GROUP : BETWEEN,
      title,
      about: [type?.title, verdict.ok ? about : verdict.fix!.label].filter(Boolean).join(' · '),
      words: [record?.type ?? 'graph', ...(type?.tags ?? [])].join(' '),
      colour: record ? lookOf(groupOf(record.type)).colour : GRAPH_COLOUR,
      choose(): void {
        if (verdict.ok) editor.edit(wireOps(editor, from, to));
        else editor.applyFix(verdict.fix!);
      },
    },
  ];
}

/** Where the edges of a place come from. */
function wiredFrom({ part }: Editor, { node, input }: InputPlace): readonly string[] {
  if (node === OUTPUTS_CARD) return [graphOutputs(part())[input]?.from ?? ''];
  return edgesIn(part().nodes.get(node)?.inputs[input]).map(({ from }) => from);
}

function replaces(editor: Editor, to: InputPlace): string {
  const isMany = to.node !== OUTPUTS_CARD && inputAt(editor, to)?.arity === 'many';
  const before = wiredFrom(editor, to).filter((from) => from !== '');
  return before.length > 0 && !isMany ? `replaces ${before[0]}` : '';
}

const newOutput = ({ part }: Editor, from: string): string =>
  freeId((id) => id in graphOutputs(part()), parseFrom(from).port);
