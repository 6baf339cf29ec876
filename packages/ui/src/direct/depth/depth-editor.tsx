import type { NodeEditorProps } from '../registry.ts';
import { StackEditor } from './stack-editor.tsx';

/** Directs what stands where in depth, and what of it is sharp. */
export default function DepthEditor({ id }: NodeEditorProps) {
  return <StackEditor depth={id} layer={undefined} />;
}
