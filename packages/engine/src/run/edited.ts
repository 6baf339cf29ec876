import { type Change, type Touched, touch } from '../graph/edit.ts';

/** What has to be bound again. */
export type Edit = Pick<Change, 'nodes' | 'interface' | 'subgraphs'>;

/** Gathers what edits touched until somebody deals with it. */
export function createEdited() {
  let nodes: Touched = new Map();
  let isInterface = false;
  let subgraphs = new Map<string, 'all' | { readonly nodes: Touched; interface: boolean }>();

  const addSubgraph = (name: string, change: 'all' | Pick<Change, 'nodes' | 'interface'>) => {
    const before = subgraphs.get(name);
    if (change === 'all' || before === 'all') return void subgraphs.set(name, 'all');
    const entry = before ?? { nodes: new Map(), interface: false };
    for (const [id, inputs] of change.nodes) touch(entry.nodes, id, inputs);
    entry.interface ||= change.interface;
    subgraphs.set(name, entry);
  };

  const isEmpty = () => nodes.size === 0 && !isInterface && subgraphs.size === 0;
  return {
    isEmpty,
    add(change: Edit): void {
      for (const [id, inputs] of change.nodes) touch(nodes, id, inputs);
      isInterface ||= change.interface;
      for (const [name, within] of change.subgraphs) addSubgraph(name, within);
    },
    addInterface(): void {
      isInterface = true;
    },
    take(): Edit | undefined {
      if (isEmpty()) return undefined;
      const edit = { nodes, interface: isInterface, subgraphs };
      nodes = new Map();
      isInterface = false;
      subgraphs = new Map();
      return edit;
    },
  };
}
