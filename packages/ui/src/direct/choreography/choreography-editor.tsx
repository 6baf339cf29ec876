import type { NodeEditorProps } from '../registry.ts';
import { StageEditor } from './stage-editor.tsx';

/** Directs who does what, when and where. */
export default function ChoreographyEditor({ id }: NodeEditorProps) {
  return <StageEditor choreography={id} action={undefined} />;
}
