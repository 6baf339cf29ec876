import type { RunEvent } from '@shotgraph/engine';

/** Shows how a run goes. */
export interface Progress {
  handle(event: RunEvent): void;
  /** Leaves the screen as it should stay. Calling it twice is harmless. */
  close(): void;
}

/** Nothing is shown. */
export const silent: Progress = { handle: () => {}, close: () => {} };

/** Most failures of items of one node that are told while the run goes on; all of them are told at its end. */
export const MOST_TOLD = 5;

/** A node as people know it: graph outputs by their own name. */
export const nodeName = (node: string): string =>
  node.startsWith('outputs.') ? `output ${node.slice('outputs.'.length)}` : node;
