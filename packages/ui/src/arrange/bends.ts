import { bendsOf, MAX_BENDS, type Op, type Point } from '@shotgraph/engine';
import type { Editor } from '../app/editor.ts';
import { curvesThrough, placeOfBend, pointOf } from '../flow/bend-path.ts';
import { toWires, type Wire } from '../flow/projection.ts';
import type { Curve } from '../flow/scene.ts';
import { cardBoxes } from './things.ts';

/** Step of the places of bends, px. */
const GRID = 8;
const snap = (px: number) => Math.round(px / GRID) * GRID;

/** The selected edges of the graph in view. */
export function selectedWires({ ui, part }: Editor): readonly Wire[] {
  const { selectedEdges } = ui.getState();
  return selectedEdges.size === 0 ? [] : toWires(part()).filter(({ id }) => selectedEdges.has(id));
}

/** Whether one of the selected edges is led through points. */
export const hasBends = (editor: Editor): boolean =>
  selectedWires(editor).some(({ id }) => bendsOf(editor.part()).has(id));

/** Leads an edge through a point; in its middle when none is given. */
export function addBend(editor: Editor, edge: string, at?: Point): void {
  const part = editor.part();
  const bends = bendsOf(part).get(edge) ?? [];
  const plain = about(editor, edge);
  if (!plain || bends.length >= MAX_BENDS) return;
  const curves = curvesThrough(plain, bends);
  const [x, y] = at ?? pointOf(curves[Math.floor(curves.length / 2)]!, 0.5);
  const value = bends.toSpliced(placeOfBend(curves, [x, y]), 0, [snap(x), snap(y)]);
  editor.doc.closeMark();
  if (editor.edit([{ op: 'set-bends', edge, value }])) editor.ui.select([], [edge]);
}

/** About where an edge runs without bends: from the middle of one card to that of the other. Enough to put bends in order. */
function about(editor: Editor, edge: string): Curve | undefined {
  const wire = toWires(editor.part()).find(({ id }) => id === edge);
  if (!wire) return undefined;
  const boxes = new Map(cardBoxes(editor).map((box) => [box.id, box]));
  const [from, to] = [boxes.get(wire.from.slice(0, wire.from.indexOf('.'))), boxes.get(wire.node)];
  if (!from || !to) return undefined;
  const [x, y] = [from.at[0] + from.size[0], from.at[1] + from.size[1] / 2];
  const [endX, endY] = [to.at[0], to.at[1] + to.size[1] / 2];
  const reach = Math.abs(endX - x) / 2;
  return Float64Array.of(x, y, x + reach, y, endX - reach, endY, endX, endY);
}

/** Ops that move one bend of an edge. */
export function moveBendOps({ part }: Editor, edge: string, index: number, [x, y]: Point): readonly Op[] {
  const bends = bendsOf(part()).get(edge);
  return bends?.[index] ? [{ op: 'set-bends', edge, value: bends.with(index, [snap(x), snap(y)]) }] : [];
}

/** Takes one bend out of an edge; without a place all of them. */
export function removeBend(editor: Editor, edge: string, index?: number): void {
  const bends = bendsOf(editor.part()).get(edge) ?? [];
  const value = index === undefined ? [] : bends.toSpliced(index, 1);
  if (bends.length > 0) editor.edit([{ op: 'set-bends', edge, ...(value.length > 0 && { value }) }]);
}

/** Makes all selected edges plain again, as one step. */
export function straighten(editor: Editor): void {
  const bends = bendsOf(editor.part());
  const ops = selectedWires(editor).flatMap(({ id }): Op[] => (bends.has(id) ? [{ op: 'set-bends', edge: id }] : []));
  if (ops.length > 0) editor.edit(ops);
}
