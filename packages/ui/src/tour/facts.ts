import type { Issue, NodeRecord } from '@shotgraph/engine';
import type { Editor } from '../app/editor.ts';
import { issueKey } from '../app/ui-store.ts';
import { NEAR_ZOOM } from '../flow/cull.ts';
import type { NodeStatus } from '../run/node-status.ts';

/** What the steps of the tour go by: what stands in the document, in the runs and in the window at this moment. */
export interface TourFacts {
  readonly node: (id: string) => NodeRecord | undefined;
  /** Nodes of a type, the newest last. */
  readonly nodesOf: (type: string) => readonly string[];
  readonly status: (id: string) => NodeStatus;
  /** What keeps a node from running. */
  readonly problem: (id: string) => Issue | undefined;
  readonly isSelected: (id: string) => boolean;
  /** Whether a card is in view and so near that it can be read. */
  readonly isSeen: (id: string) => boolean;
  /** Whether the panel at the right shows how the selected node is directed. */
  readonly isDirecting: boolean;
  /** Whether a person is being asked for what a run would pay for. */
  readonly isAsked: boolean;
}

/** Reads them. The tour is about the document's own graph. */
export function factsOf(editor: Editor): TourFacts {
  const { doc, run, ui } = editor;
  const { selectedNodes, levels, dock, asking, issuesByNode } = ui.getState();
  return {
    node: (id) => doc.findNode(id),
    nodesOf: (type) => [...doc.graph.nodes].flatMap(([id, node]) => (node.type === type ? [id] : [])),
    status: (id) => run.node(id),
    problem: (id) => issuesByNode.get(issueKey(undefined, id))?.find(({ severity }) => severity === 'error'),
    isSelected: (id) => levels.length === 0 && selectedNodes.size === 1 && selectedNodes.has(id),
    isSeen: (id) => levels.length === 0 && isSeen(editor, id),
    isDirecting: dock === 'direct',
    isAsked: asking !== undefined,
  };
}

function isSeen({ canvas }: Editor, id: string): boolean {
  const box = canvas?.boxOf(id);
  if (!box || box.zoom < NEAR_ZOOM) return false;
  const frame = document.querySelector('[data-canvas]')?.getBoundingClientRect();
  if (!frame) return false;
  const x = box.left + box.width / 2;
  const y = box.top + box.height / 2;
  return x > frame.left && x < frame.right && y > frame.top && y < frame.bottom;
}
