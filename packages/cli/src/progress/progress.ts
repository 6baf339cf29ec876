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

/** A node as people know it: inputs and outputs of the graph by their own name, those of subgraphs as `output film of scene`. */
export function nodeName(node: string): string {
  const own = /^(in|out)puts\.(.*)$/.exec(node);
  if (own) return `${own[1]}put ${own[2]}`;
  const inner = /^(.*)\/(in|out)puts\.([^/]*)$/.exec(node);
  return inner ? `${inner[2]}put ${inner[3]} of ${inner[1]}` : node;
}

/** A message of the engine with the inner ends of subgraphs named so. */
export const namedInWords = (message: string): string =>
  message.replace(/[^\s,"]+\/(?:in|out)puts\.[a-z0-9-]+/g, nodeName);
