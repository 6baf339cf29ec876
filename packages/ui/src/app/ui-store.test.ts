import { expect, it, vi } from 'vitest';
import { createUiStore, issueKey } from './ui-store.ts';

it('of messages at points of the screen only the last one stays, those in the corner beside it', () => {
  vi.useFakeTimers();
  const ui = createUiStore();
  ui.toast({ tone: 'info', text: 'saved' });
  ui.toast({ tone: 'error', text: 'one does not fit', at: { x: 1, y: 1 } });
  ui.toast({ tone: 'error', text: 'another does not fit', at: { x: 2, y: 2 } });
  expect(ui.getState().toasts.map(({ text }) => text)).toEqual(['saved', 'another does not fit']);
  vi.useRealTimers();
});

it('finds the issues of a node, of an output of the graph, and of a whole subgraph', () => {
  const ui = createUiStore();
  const issue = (rest: object) =>
    ({ severity: 'error', code: 'edge-dangling', message: 'nothing there', ...rest }) as const;
  ui.setIssues([
    issue({ node: 'shot' }),
    issue({ input: 'outputs.film' }),
    issue({ graph: 'chain', node: 'take' }),
    issue({}),
  ]);
  const { issuesByNode } = ui.getState();
  const counted = [
    issueKey(undefined, 'shot'),
    issueKey(undefined, 'outputs.film'),
    issueKey('chain', 'take'),
    issueKey('chain'),
  ].map((key) => issuesByNode.get(key)?.length);
  expect([counted, issuesByNode.size]).toEqual([[1, 1, 1, 1], 4]);
});
