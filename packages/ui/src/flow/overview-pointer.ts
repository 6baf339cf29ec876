import type { Editor } from '../app/editor.ts';
import type { Connecting, Point } from '../app/ui-store.ts';
import { boxSelect } from './box-select.ts';
import type { CanvasModel } from './canvas-model.ts';
import { connectingFrom, placeOfPort, wireOps } from './connecting.ts';
import { type DragContext, dragCards } from './drag-cards.ts';
import { dropInVoid, dropOnCard, refuse } from './drop-edge.ts';
import { cardAt, type PortAt, portAt, portReach, wireAt } from './hit-test.ts';
import type { Place } from './layout.ts';
import { swallowClick, trackPointer } from './track-pointer.ts';

/*
 * Editing from afar, where cards are painted: what React Flow does for cards on the page is done here for those that are not.
 */

/** How far from an edge a pointer still means it, px of the screen. */
export const WIRE_REACH = 7;

/** Begins what a press from afar means: pulling an edge, dragging a card, a selection box. @returns whether it means anything */
export function pressFromAfar(context: DragContext, event: PointerEvent): boolean {
  const { editor, model, actions } = context;
  const at = actions.toCanvas({ x: event.clientX, y: event.clientY });
  const port = portAt(model.scene, at, 'out', portReach(model.viewport.zoom));
  if (port) {
    pullEdge(context, port);
    return true;
  }
  const card = cardAt(model.scene, at);
  if (card) {
    const adds = event.shiftKey || event.metaKey || event.ctrlKey;
    dragCards(context, event, card.id, () => {
      swallowClick();
      selectCard(editor, card.id, adds);
    });
    return true;
  }
  if (!event.shiftKey) return false;
  boxSelect(context, event, at);
  return true;
}

/** Selects what was clicked on the ground: an edge that is only painted, or nothing. */
export function clickGround(editor: Editor, model: CanvasModel, at: Place): void {
  const line = wireAt(model.scene, at, WIRE_REACH / model.viewport.zoom);
  editor.ui.select([], line ? [line.wire.id] : []);
}

function selectCard({ ui }: Editor, id: string, adds: boolean): void {
  const { selectedNodes } = ui.getState();
  if (!adds) ui.select([id]);
  else ui.select(selectedNodes.has(id) ? [...selectedNodes].filter((each) => each !== id) : [...selectedNodes, id]);
}

/** Pulls an edge from a painted output to a painted card, a port of it, or the void. */
function pullEdge({ editor, model, actions }: DragContext, { card: id, port }: PortAt): void {
  const from = `${id}.${port.slice('out:'.length)}`;
  const card = model.scene.cards.get(id)!;
  const start: Place = [card.x + card.width, card.y + card.ports.get(port)!];
  const connecting = connectingFrom(editor, from);
  editor.ui.setState({ connecting });
  trackPointer({
    move: ({ clientX, clientY }) =>
      model.setLinking({ from: start, to: actions.toCanvas({ x: clientX, y: clientY }), colour: connecting.colour }),
    end(isDropped, event) {
      model.setLinking(undefined);
      editor.ui.setState({ connecting: undefined });
      swallowClick();
      if (isDropped && event) dropEdge(editor, model, connecting, actions.toCanvas, event);
    },
  });
}

function dropEdge(
  editor: Editor,
  model: CanvasModel,
  connecting: Connecting,
  toCanvas: (point: Point) => Place,
  event: PointerEvent,
): void {
  const at: Point = { x: event.clientX, y: event.clientY };
  const place = toCanvas(at);
  const port = portAt(model.scene, place, 'in', portReach(model.viewport.zoom));
  const key = port && `in:${port.card}.${port.port.slice('in:'.length)}`;
  if (port && key !== undefined && connecting.from !== undefined) {
    const to = placeOfPort(port.card, port.port.slice('in:'.length));
    if (connecting.verdicts.get(key)?.ok) editor.edit(wireOps(editor, connecting.from, to));
    else refuse(editor, connecting, key, at);
    return;
  }
  const card = cardAt(model.scene, place);
  if (card && connecting.from?.startsWith(`${card.id}.`)) return;
  if (card) dropOnCard(editor, connecting, card.id, at);
  else dropInVoid(editor, connecting, at);
}
