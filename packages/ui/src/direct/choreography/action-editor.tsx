import { useEditor } from '../../app/editor-context.tsx';
import { NodeIssues } from '../fields/node-issues.tsx';
import { useReaders } from '../fields/use-readers.ts';
import type { NodeEditorProps } from '../registry.ts';
import { outputOf } from '../timeline/use-film.ts';
import { StageEditor } from './stage-editor.tsx';

const CHOREOGRAPHY: ReadonlySet<string> = new Set(['choreography']);

/** Directs one action, among the others of the choreography it belongs to. */
export default function ActionEditor({ id }: NodeEditorProps) {
  const editor = useEditor();
  const place = outputOf(editor, id, 'action') ?? `${id}.action`;
  const [reader] = useReaders(place, CHOREOGRAPHY);
  return (
    <>
      <NodeIssues node={id} />
      <StageEditor key={reader?.node} choreography={reader?.node} action={place} />
    </>
  );
}
