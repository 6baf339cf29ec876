import { useEditor } from '../../app/editor-context.tsx';
import { NodeIssues } from '../fields/node-issues.tsx';
import { useReaders } from '../fields/use-readers.ts';
import type { NodeEditorProps } from '../registry.ts';
import { outputOf } from '../timeline/use-film.ts';
import { LayerFields } from './layer-fields.tsx';
import { StackEditor } from './stack-editor.tsx';

const DEPTH: ReadonlySet<string> = new Set(['depth']);

/** Directs one layer, among the others of the plan it belongs to. */
export default function LayerEditor({ id }: NodeEditorProps) {
  const editor = useEditor();
  const place = outputOf(editor, id, 'layer') ?? `${id}.layer`;
  const [reader] = useReaders(place, DEPTH);
  return (
    <>
      <NodeIssues node={id} />
      {reader ? <StackEditor key={reader.node} depth={reader.node} layer={place} /> : <LayerFields node={id} />}
    </>
  );
}
