import type { InputPlace, Op } from '@shotgraph/engine';
import type { Connection, FinalConnectionState, OnConnectStartParams, ReactFlowProps } from '@xyflow/react';
import { useMemo, useRef } from 'react';
import type { Editor } from '../app/editor.ts';
import type { Connecting, Point } from '../app/ui-store.ts';
import { disconnectOps } from '../doc/edits.ts';
import { endsOf, type WireEdge } from './adapter.ts';
import { connectingFrom, connectingTo, judge, placeOfPort, wireOps } from './connecting.ts';
import { dropInVoid, dropOnCard, refuse } from './drop-edge.ts';
import { holdKeys, swallowClick } from './track-pointer.ts';

/**
 * What happens while an edge is dragged and when it is let go: on a port, on a card (which picks the port), in the void (which
 * opens the palette), or off its old end (which moves or removes it). Escape leaves everything as it was.
 */
export function useConnectHandlers(editor: Editor): ReactFlowProps {
  const moving = useRef<WireEdge>(undefined);
  return useMemo(() => {
    const { doc, ui } = editor;
    let keys = new AbortController();
    let isBrokenOff = false;
    const breakOff = () => {
      swallowClick();
      isBrokenOff = true;
      // React Flow lets go of an edge at once, and for nothing else.
      document.dispatchEvent(new MouseEvent('mouseup'));
      isBrokenOff = false;
    };
    const start = (_: unknown, { nodeId, handleId, handleType }: OnConnectStartParams) => {
      if (nodeId === null || handleId === null) return;
      doc.closeMark();
      keys = new AbortController();
      holdKeys(breakOff, keys.signal);
      const connecting =
        handleType === 'source'
          ? connectingFrom(editor, `${nodeId}.${handleId}`)
          : connectingTo(editor, placeOfPort(nodeId, handleId));
      ui.setState({ connecting });
    };
    const wire = (from: string, to: InputPlace, before: readonly Op[] = []) =>
      editor.edit([...before, ...wireOps(editor, from, to)]);
    const end = (event: MouseEvent | TouchEvent, state: FinalConnectionState) => {
      keys.abort();
      const { connecting } = ui.getState();
      ui.setState({ connecting: undefined });
      if (!connecting || state.isValid || isBrokenOff) return;
      // The end of an edge let go in the void is taken off it, by `onReconnectEnd`.
      if (moving.current && !state.toHandle) return;
      dropped(editor, connecting, event, state);
    };
    return {
      isValidConnection: (connection) => {
        const { from, to } = endsOf(connection as Connection);
        return judge(editor, from, to).ok;
      },
      onConnectStart: start,
      onConnect: (connection) => {
        if (isBrokenOff) return;
        const { from, to } = endsOf(connection);
        wire(from, to);
      },
      onConnectEnd: end,
      onReconnectStart: (_, edge) => {
        moving.current = edge as WireEdge;
      },
      onReconnect: (edge, connection) => {
        if (isBrokenOff) return;
        const old = (edge as WireEdge).data!.wire;
        const { from, to } = endsOf(connection);
        if (old.from === from && old.node === to.node && old.input === to.input) return;
        const same = old.node === to.node && old.input === to.input;
        wire(from, to, same ? [] : disconnectOps(editor.part(), { node: old.node, input: old.input }, old.index));
      },
      onReconnectEnd: (_, edge, __, state) => {
        moving.current = undefined;
        const { wire: old } = (edge as WireEdge).data!;
        if (!state.toHandle && !isBrokenOff)
          editor.edit(disconnectOps(editor.part(), { node: old.node, input: old.input }, old.index));
      },
    } satisfies ReactFlowProps;
  }, [editor]);
}

/** An edge was let go where it could not simply end. */
function dropped(
  editor: Editor,
  connecting: Connecting,
  event: MouseEvent | TouchEvent,
  state: FinalConnectionState,
): void {
  const at = pointOf(event);
  const target = document.elementFromPoint(at.x, at.y);
  if (state.toHandle) {
    const { type, nodeId, id } = state.toHandle;
    refuse(editor, connecting, `${type === 'source' ? 'out' : 'in'}:${nodeId}.${id}`, at);
    return;
  }
  const card = target?.closest('[data-node]')?.getAttribute('data-node');
  if (card) dropOnCard(editor, connecting, card, at);
  else if (target?.closest('[data-canvas]')) dropInVoid(editor, connecting, at);
}

const pointOf = (event: MouseEvent | TouchEvent): Point => {
  const { clientX, clientY } = 'changedTouches' in event ? event.changedTouches[0]! : event;
  return { x: clientX, y: clientY };
};
