import { edgesIn, type GraphPart, graphInputs, graphOutputs, type NodeRecord } from '@shotgraph/engine';
import type { NodeTypeData } from '@shotgraph/engine/worker';
import { INPUTS_CARD, OUTPUTS_CARD } from '../doc/edits.ts';
import { isMediaType } from '../engine/catalogue.ts';
import { visibleInputs } from '../nodes/visible-inputs.ts';
import { isFreeModel } from '../spend/node-place.ts';
import type { Box } from './layout.ts';

/** Width of every card, px. */
export const CARD_WIDTH = 240;

const HEADER = 36;
const ROW = 26;
const MULTILINE = 84;
const PREVIEW = 135;
const FOOTER = 28;
const COST = 28;

/** About how large a card will be, before it was drawn: enough for the layout to leave room. */
export function estimateCard(id: string, node: NodeRecord, type: NodeTypeData | undefined): Box {
  if (!type) return { id, width: CARD_WIDTH, height: HEADER + ROW * 3 };
  const { shown, hidden } = visibleInputs(node, type, false);
  const rows = shown.reduce((height, [name, input]) => {
    const edges = edgesIn(node.inputs[name]).length;
    if (input.arity === 'many') return height + ROW + edges * 22;
    return height + (input.type.widget === 'multiline' && edges === 0 ? MULTILINE : ROW);
  }, 0);
  const outputs = Object.values(type.outputs);
  const media = outputs.some((output) => isMediaType(output.type));
  const height =
    HEADER +
    outputs.length * ROW +
    rows +
    (hidden > 0 ? ROW : 0) +
    (media ? PREVIEW : 0) +
    (type.effect === 'pure' ? 8 : FOOTER) +
    (type.effect === 'paid' && !isFreeModel({ record: node }, type) ? COST : 0);
  return { id, width: CARD_WIDTH, height };
}

/** Tells the type of a node of one graph. */
export type TypeOf = (record: NodeRecord) => NodeTypeData | undefined;

/** Every card of a graph with its size, the graph's own inputs and outputs among them. */
export function estimateCards(graph: GraphPart, typeOf: TypeOf): readonly Box[] {
  const boxes = [...graph.nodes].map(([id, node]) => estimateCard(id, node, typeOf(node)));
  const inputs = Object.keys(graphInputs(graph)).length;
  const outputs = Object.keys(graphOutputs(graph)).length;
  if (inputs > 0) boxes.unshift({ id: INPUTS_CARD, width: CARD_WIDTH, height: HEADER + 8 + inputs * 84 });
  if (graph.nodes.size > 0)
    boxes.push({ id: OUTPUTS_CARD, width: CARD_WIDTH, height: HEADER + outputs * (ROW + PREVIEW) + ROW });
  return boxes;
}
