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
export const NODE_EDITORS: { readonly [hint: string]: NodeEditor } = {
  'camera-path': { title: 'Camera', Panel: panelOf(() => import('./camera/camera-editor.tsx')) },
  light: { title: 'Light', Panel: panelOf(() => import('./lighting/light-editor.tsx')) },
  'light-rig': { title: 'Lighting', Panel: panelOf(() => import('./lighting/rig-editor.tsx')) },
  sequence: { title: 'Sequence', Panel: panelOf(() => import('./shot/sequence-editor.tsx')) },
  shot: { title: 'Shot', Panel: panelOf(() => import('./shot/shot-editor.tsx')) },
  choreography: { title: 'Choreography', Panel: panelOf(() => import('./choreography/choreography-editor.tsx')) },
  action: { title: 'Action', Panel: panelOf(() => import('./choreography/action-editor.tsx')) },
  'depth-plan': { title: 'Depth', Panel: panelOf(() => import('./depth/depth-editor.tsx')) },
  checklist: { title: 'Checklist', Panel: panelOf(() => import('./checklist/checklist-editor.tsx')) },
  layer: { title: 'Layer', Panel: panelOf(() => import('./depth/layer-editor.tsx')) },
};

/** A panel that is loaded when it is first shown. */
export function panelOf(
  load: () => Promise<{ readonly default: ComponentType<NodeEditorProps> }>,
): NodeEditor['Panel'] {
  return lazy(load);
}
