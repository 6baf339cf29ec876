import type { ComponentType } from 'react';
import { late } from '../app/late.tsx';

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
  readonly Panel: ComponentType<NodeEditorProps>;
}

/** Editors by the hint in `NodeType.editor`, never by the type of a node. */
export const NODE_EDITORS: { readonly [hint: string]: NodeEditor } = {
  'camera-path': editorOf('Camera', () => import('./camera/camera-editor.tsx')),
  light: editorOf('Light', () => import('./lighting/light-editor.tsx')),
  'light-rig': editorOf('Lighting', () => import('./lighting/rig-editor.tsx')),
  sequence: editorOf('Sequence', () => import('./shot/sequence-editor.tsx')),
  shot: editorOf('Shot', () => import('./shot/shot-editor.tsx')),
  choreography: editorOf('Choreography', () => import('./choreography/choreography-editor.tsx')),
  action: editorOf('Action', () => import('./choreography/action-editor.tsx')),
  'depth-plan': editorOf('Depth', () => import('./depth/depth-editor.tsx')),
  checklist: editorOf('Checklist', () => import('./checklist/checklist-editor.tsx')),
  layer: editorOf('Layer', () => import('./depth/layer-editor.tsx')),
};

/** An editor that is loaded when it is first shown. @param title - of its part of the panel */
export function editorOf(
  title: string,
  load: () => Promise<{ readonly default: ComponentType<NodeEditorProps> }>,
): NodeEditor {
  const Panel = late(async () => (await load()).default, { name: title, hasPlace: true });
  return { title, Panel };
}
