import { edgesIn, type GraphPart, graphInputs, type Json, type NodeRecord, parseText } from '@shotgraph/engine';
import type { InputData, NodeTypeData } from '@shotgraph/engine/worker';
import type { MeterValues } from '@shotgraph/nodes';
import { itemsIn, type Shown } from '../engine/shown.ts';
import { referencesOf } from '../prompt/references.ts';

/** What is known of the values around a node. */
export interface Around {
  readonly part: GraphPart;
  /** The value at a place, as cards show it. */
  readonly shown: (from: string) => Shown | undefined;
}

/** Places whose values decide what a node uses: where its edges come from, and the graph inputs in its texts. */
export function placesOf(record: NodeRecord, { part }: Pick<Around, 'part'>): readonly string[] {
  const wired = Object.values(record.inputs).flatMap((value) => edgesIn(value).map(({ from }) => from));
  return [...wired, ...Object.keys(graphInputs(part)).map((name) => `inputs.${name}`)];
}

/** The values of a node as the meter takes them, as far as they are known. */
export function meterValues(record: NodeRecord, type: NodeTypeData, around: Around): MeterValues {
  const each = new Set(record.each?.flat());
  const entries = Object.entries(type.inputs).map(([name, input]) => {
    const value = valueAt(name, input, record, type, around, each.has(name));
    return [name, value] as const;
  });
  return Object.fromEntries(entries.filter((entry): entry is [string, Json] => entry[1] !== undefined));
}

/** `null`: left empty for good. `undefined`: not known yet. */
function valueAt(
  name: string,
  input: InputData,
  record: NodeRecord,
  type: NodeTypeData,
  around: Around,
  isEach: boolean,
): Json | undefined {
  const written = record.inputs[name];
  const edges = edgesIn(written);
  if (edges.length > 0) {
    const items = edges.flatMap(({ from }): readonly (Shown | undefined)[] => {
      const shown = around.shown(from);
      return shown?.kind === 'list' ? itemsIn(shown) : [shown];
    });
    if (input.arity === 'many') return items.map((item) => toFact(item, input) ?? null);
    return toFact(items[0], input);
  }
  if (input.arity === 'many') return [];
  const own: unknown = written ?? input.options.default ?? null;
  // Of a node that runs once per item the first item stands for the others.
  const literal = isEach && Array.isArray(own) ? own[0] : own;
  if (input.type.mentions && typeof literal === 'string')
    return { parts: partsOf(literal, record, type, around) as Json };
  return literal as Json;
}

/** What is known of a value that is wired. */
function toFact(shown: Shown | undefined, input: InputData): Json | undefined {
  if (!shown) return undefined;
  if ('id' in shown) {
    const { kind, id: content, width, height, fps, seconds } = shown;
    const known = { kind, content, width, height, fps, seconds };
    return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)) as Json;
  }
  if (shown.kind !== 'text' && shown.kind !== 'data') return undefined;
  return input.type.mentions ? { parts: [shown.text] } : shown.text;
}

/** The pieces of a prompt: its words, with graph inputs standing in them, and what it points to. */
function partsOf(text: string, record: NodeRecord, type: NodeTypeData, around: Around): readonly unknown[] {
  const references = referencesOf(record, type);
  return parseText(text, true).map((part) => {
    if (typeof part === 'string') return part;
    if ('mention' in part) {
      const found = references.find(({ name }) => name === part.mention);
      return found ? { input: found.input, index: found.index } : `@${part.mention}`;
    }
    const shown = around.shown(`inputs.${part.template}`);
    const given = graphInputs(around.part)[part.template]?.default;
    return shown && 'text' in shown ? shown.text : typeof given === 'string' ? given : `{{${part.template}}}`;
  });
}
