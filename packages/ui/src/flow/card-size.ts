import { edgesIn, type GraphPart, graphInputs, graphOutputs, type NodeRecord } from '@shotgraph/engine';
import type { InputData, NodeTypeData } from '@shotgraph/engine/worker';
import { INPUTS_CARD, OUTPUTS_CARD } from '../doc/edits.ts';
import { isMediaType } from '../engine/catalogue.ts';
import { visibleInputs } from '../nodes/visible-inputs.ts';
import { itemKindOf, itemsOf } from '../nodes/widgets/list-items.ts';
import { isFreeModel } from '../spend/node-place.ts';
import type { Box } from './layout.ts';
import { inPort, outPort } from './port-key.ts';

/** Width of every card, px. */
export const CARD_WIDTH = 240;

const HEADER = 34;
const ROW = 26;
/** A name with a field below it, and what each line of a longer text adds to that. */
const COLUMN = 52;
const LINE = 20;
/** Lines that a field for text has at least and at most, and letters of a line. */
const LINES = [2, 8] as const;
const LETTERS = 34;
/** A line of items of a list, what an item takes beside its letters, and a letter. */
const ITEM_LINE = 26;
const ITEM = 34;
const ITEM_LETTER = 6.5;
/** From the top of a row with its field below to the middle of its port. */
const COLUMN_PORT = 15;
const EDGE = 24;
const PREVIEW = 135;
const FOOTER = 28;
const COST = 28;
/** Of one of the graph's own inputs and outputs. */
const INPUT = 70;
const OUTPUT = 32;

/** About how large a card is and where its ports are, before it was drawn. */
export interface CardShape extends Box {
  /** From the top of the card to the middle of each port: `in:name`, `out:name`. */
  readonly ports: ReadonlyMap<string, number>;
}

/** Tells the type of a node of one graph. */
export type TypeOf = (record: NodeRecord) => NodeTypeData | undefined;

const shapes = new WeakMap<NodeRecord, { readonly type: NodeTypeData | undefined; readonly shape: CardShape }>();

/** Shape of a node's card: enough for the layout to leave room and for edges to end close to where the port will be. */
export function estimateCard(id: string, node: NodeRecord, type: NodeTypeData | undefined): CardShape {
  const known = shapes.get(node);
  if (known && known.type === type && known.shape.id === id) return known.shape;
  const shape = type ? shapeOf(id, node, type) : { id, width: CARD_WIDTH, height: HEADER + ROW * 3, ports: new Map() };
  shapes.set(node, { type, shape });
  return shape;
}

/** Where the rows of a card are. Most cards of a type have the same: thousands of them share a few. */
interface Rows {
  readonly shown: readonly (readonly [string, InputData])[];
  readonly heights: readonly number[];
  /** What stands below the inputs, px. */
  readonly foot: number;
  readonly height: number;
  readonly ports: CardShape['ports'];
}

const rowsByType = new WeakMap<NodeTypeData, Rows[]>();
/** As many different ones of a type are remembered. */
const MOST_ROWS = 16;

function shapeOf(id: string, node: NodeRecord, type: NodeTypeData): CardShape {
  const { shown, hidden } = visibleInputs(node, type, false);
  const heights = shown.map(([name, input]) => rowHeight(input, node.inputs[name]));
  let foot = (hidden > 0 ? ROW : 0) + (type.effect === 'pure' ? 8 : FOOTER);
  if (type.effect === 'paid' && !isFreeModel({ record: node }, type)) foot += COST;
  const known = rowsByType.get(type) ?? [];
  rowsByType.set(type, known);
  let rows = known.find(
    (other) =>
      other.foot === foot &&
      other.shown.length === shown.length &&
      other.heights.every((height, at) => height === heights[at] && other.shown[at] === shown[at]),
  );
  if (!rows) {
    rows = layRows(type, shown, heights, foot);
    if (known.length < MOST_ROWS) known.push(rows);
  }
  return { id, width: CARD_WIDTH, height: rows.height, ports: rows.ports };
}

function layRows(type: NodeTypeData, shown: Rows['shown'], heights: Rows['heights'], foot: number): Rows {
  const ports = new Map<string, number>();
  const outputs = Object.keys(type.outputs);
  let y = HEADER + (outputs.some((name) => isMediaType(type.outputs[name]!.type)) ? PREVIEW : 0);
  for (const name of outputs) {
    ports.set(outPort(name), y + ROW / 2);
    y += ROW;
  }
  shown.forEach(([name, { arity }], at) => {
    const height = heights[at]!;
    // A field stands below the name; edges of many stand below it, too, but the port stays beside it.
    ports.set(inPort(name), y + (arity !== 'many' && height > ROW ? COLUMN_PORT : ROW / 2));
    y += height;
  });
  return { shown, heights, foot, height: y + foot, ports };
}

/** Height of the row of an input. */
function rowHeight(input: InputData, value: NodeRecord['inputs'][string] | undefined): number {
  const edges = typeof value === 'object' ? edgesIn(value).length : 0;
  if (input.arity === 'many') return ROW + edges * EDGE;
  return (edges === 0 ? columnHeight(input, value) : undefined) ?? ROW;
}

/** Height of a row whose field stands below its name; `undefined` for a row of one line. */
function columnHeight({ type, options }: InputData, value: unknown): number | undefined {
  if (type.widget === 'json') return COLUMN + ITEM_LINE * (linesOfItems(type, value ?? options.default) - 1);
  if (type.widget !== 'multiline') return undefined;
  const text = value ?? options.default;
  const lines = typeof text === 'string' ? linesOf(text) : 1;
  return COLUMN - LINE - 2 + LINE * Math.min(LINES[1], Math.max(LINES[0], lines));
}

/** About how many lines the items of a list take; one for what is typed as a whole. */
function linesOfItems(type: InputData['type'], value: unknown): number {
  const kind = itemKindOf(type);
  if (!kind) return 1;
  const items = itemsOf(value, kind) ?? [];
  const words = kind === 'choice' ? (type.element?.options ?? []) : [...items, ''];
  let lines = 1;
  let x = 0;
  for (const word of words) {
    const width = Math.min(ITEM_LETTER * String(word).length + ITEM, CARD_WIDTH - 24);
    if (x > 0 && x + width > CARD_WIDTH - 24) {
      lines++;
      x = 0;
    }
    x += width;
  }
  return lines;
}

/** About how many lines a text takes in a field. */
function linesOf(text: string): number {
  let lines = 0;
  for (let from = 0; from <= text.length; ) {
    const end = text.indexOf('\n', from);
    const length = (end < 0 ? text.length : end) - from;
    lines += Math.max(1, Math.ceil(length / LETTERS));
    from += length + 1;
  }
  return lines;
}

/** Every card of a graph with its shape, the graph's own inputs and outputs among them. */
export function estimateCards(graph: GraphPart, typeOf: TypeOf): readonly CardShape[] {
  const cards: CardShape[] = [];
  for (const [id, node] of graph.nodes) cards.push(estimateCard(id, node, typeOf(node)));
  if (Object.keys(graphInputs(graph)).length > 0) cards.unshift(inputsShape(graph));
  if (graph.nodes.size > 0) cards.push(outputsShape(graph));
  return cards;
}

function inputsShape(graph: GraphPart): CardShape {
  const names = Object.keys(graphInputs(graph));
  const ports = names.map((name, i) => [outPort(name), HEADER + i * INPUT + COLUMN_PORT] as const);
  const height = HEADER + 8 + names.length * INPUT;
  return { id: INPUTS_CARD, width: CARD_WIDTH, height, ports: new Map(ports) };
}

function outputsShape(graph: GraphPart): CardShape {
  const names = Object.keys(graphOutputs(graph));
  const each = OUTPUT + PREVIEW;
  const ports = names.map((name, i) => [inPort(name), HEADER + i * each + OUTPUT / 2] as const);
  const end = HEADER + names.length * each;
  return {
    id: OUTPUTS_CARD,
    width: CARD_WIDTH,
    height: end + ROW,
    ports: new Map([...ports, ['in:+', end + ROW / 2] as const]),
  };
}
