import type { RunEvent } from '@shotgraph/engine';

/** Shows how a run goes. */
export interface Progress {
  handle(event: RunEvent): void;
  /** Leaves the screen as it should stay. Calling it twice is harmless. */
  close(): void;
}

/** Nothing is shown. */
export const silent: Progress = { handle: () => {}, close: () => {} };

/** A node as people know it: graph outputs by their own name. */
export const nodeName = (node: string): string =>
  node.startsWith('outputs.') ? `output ${node.slice('outputs.'.length)}` : node;

/** Whether an event is about a node that cost nothing: telling of each would hide the others. */
export const isCheap = (event: RunEvent): boolean => 'effect' in event && event.effect === 'pure';
