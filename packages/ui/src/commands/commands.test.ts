import { openGraph } from '@shotgraph/engine';
import { expect, it, vi } from 'vitest';
import type { Editor } from '../app/editor.ts';

vi.stubGlobal('navigator', { platform: 'Linux' });
vi.stubGlobal('window', {});
const { runCommand } = await import('./commands.ts');

it('says of a command for a node that it cannot be run, and is silent about others', () => {
  const told: string[] = [];
  const part = openGraph({ shotgraph: 1, nodes: {} });
  const ui = {
    getState: () => ({ selectedNodes: new Set(), selectedEdges: new Set() }),
    toast: ({ text }: { readonly text: string }) => told.push(text),
  };
  const editor = { part: () => part, ui } as unknown as Editor;
  runCommand(editor, 'edit.delete');
  runCommand(editor, 'node.bypass');
  expect(told).toEqual(['“Bypass” is not possible with what is selected now']);
});
