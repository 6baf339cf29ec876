import type { GraphDocument, NodeRecord } from '@shotgraph/engine';
import { describeRegistry } from '@shotgraph/engine/worker';
import { catalogue } from '@shotgraph/nodes';
import type { Editor } from '../app/editor.ts';
import { createUiStore } from '../app/ui-store.ts';
import { createDocStore } from '../doc/doc-store.ts';
import { createDocTypes } from '../doc/doc-types.ts';
import { hereOf, inGraph } from '../doc/here.ts';
import { createCatalogue } from '../engine/catalogue.ts';

export const node = (type: string, inputs: NodeRecord['inputs'] = {}): NodeRecord => ({ type, version: 1, inputs });

/** An editor without a window: its document is edited, and its files are kept in a map. @param putMs - how long each takes to be put there */
export function openTestEditor(document: GraphDocument, putMs: (bytes: Blob) => number = () => 1) {
  const doc = createDocStore(document);
  const known = createCatalogue(describeRegistry(catalogue));
  const types = createDocTypes(doc.graph, known);
  doc.onEdit((_, rewires) => rewires && types.forget());
  const ui = createUiStore();
  const files = new Map<string, Blob>();
  const here = () => hereOf(doc.graph, ui.getState().levels);
  const edit: Editor['edit'] = (ops) => {
    doc.apply(inGraph(ops, here().subgraph));
    return true;
  };
  const editDocument: Editor['edit'] = (ops) => {
    doc.apply(ops);
    return true;
  };
  const remote = {
    listFiles: async () => [...files.keys()],
    async readFile(_: string, path: string) {
      const bytes = files.get(path);
      if (!bytes) throw new Error(`No file at ${path}`);
      return bytes;
    },
    async putFile(_: string, path: string, bytes: Blob) {
      await new Promise((resolve) => setTimeout(resolve, putMs(bytes)));
      files.set(path, bytes);
    },
  };
  const editor = {
    ...{ id: crypto.randomUUID(), doc, ui, types, here, edit, editDocument, catalogue: known },
    part: () => {
      const { subgraph } = here();
      return subgraph === undefined ? doc.graph : doc.graph.graphs.get(subgraph)!;
    },
    places: () => new Map(),
    applyFix: ({ ops }: Parameters<Editor['applyFix']>[0]) => editDocument(ops),
    setInput: (place: { readonly node: string; readonly input: string }, value: string) =>
      edit([{ op: 'set-input', ...place, value }]),
    control: { refresh() {} },
    session: { asset: async () => new Blob(['take']), findFacts: async () => ({ format: 'mp4' }) },
    workspace: { engine: { remote } },
  } as unknown as Editor;
  const told = () => ui.getState().toasts.map(({ text }) => text);
  return { editor, doc, ui, files, told };
}
