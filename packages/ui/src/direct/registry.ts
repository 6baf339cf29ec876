import { type ComponentType, type LazyExoticComponent, lazy } from 'react';

/** What an editor of one node is given; it reads the record and the values itself, and writes by `editor.setInput` and `editor.edit`. */
export interface NodeEditorProps {
  /** Id of the node in the graph in view. */
  readonly id: string;
}

/** An editor of its own for nodes whose definition asks for it by `editor`. */
export interface NodeEditor {
  /** Of its part of the panel. */
  readonly title: string;
  /** Loaded when it is first shown. */
  readonly Panel: LazyExoticComponent<ComponentType<NodeEditorProps>>;
}

/** Editors by the hint in `NodeType.editor`, never by the type of a node. */
export const NODE_EDITORS: { readonly [hint: string]: NodeEditor } = {};

export const panelOf = (load: () => Promise<{ readonly default: ComponentType<NodeEditorProps> }>) => lazy(load);
