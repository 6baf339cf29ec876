import type { Editor } from '../app/editor.ts';
import { walkOf } from '../doc/each.ts';
import { selectedFrame } from '../marks/selected-mark.ts';
import type { Command } from './command.ts';
import {
  bypass,
  eachInputs,
  isExpandable,
  selectedIds,
  selectedNode,
  toggleEach,
  toggleWalk,
} from './graph-commands.ts';

const hasSelectedNodes = (editor: Editor) => selectedIds(editor).size > 0;
const NO_LISTS = { type: '', version: 1, inputs: {} };

/** Loaded when nodes are put into a subgraph or taken out of one. */
const regrouping = () => import('./subgraph-commands.ts');

/** What is done with nodes, and adding them. */
export const NODE_COMMANDS: readonly Command[] = [
  { id: 'node.bypass', title: 'Bypass', group: 'Node', keys: ['b'], when: hasSelectedNodes, run: bypass },
  {
    id: 'node.each',
    title: 'Once per item',
    group: 'Node',
    keys: ['e'],
    when: (editor) => eachInputs(editor).length > 0 || (selectedNode(editor)?.record.each?.length ?? 0) > 0,
    run: toggleEach,
  },
  {
    id: 'node.walk',
    title: 'Walk lists together or combine them',
    group: 'Node',
    when: (editor) => walkOf(selectedNode(editor)?.record ?? NO_LISTS) !== undefined,
    run: toggleWalk,
  },
  {
    id: 'node.collapse',
    title: 'Collapse into a subgraph',
    group: 'Node',
    keys: ['Mod+g'],
    when: (editor) => hasSelectedNodes(editor) || selectedFrame(editor) !== undefined,
    run: async (editor) => (await regrouping()).collapse(editor),
  },
  {
    id: 'node.expand',
    title: 'Expand the subgraph',
    group: 'Node',
    keys: ['Mod+Shift+g'],
    when: isExpandable,
    run: async (editor) => (await regrouping()).expand(editor),
  },
  {
    id: 'add.node',
    title: 'Add a node…',
    group: 'Add',
    keys: ['/', 'Tab'],
    run: ({ ui }) => ui.setState({ palette: { mode: 'nodes' } }),
  },
];
