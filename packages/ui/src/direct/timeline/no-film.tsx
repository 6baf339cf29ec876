import { Clapperboard } from 'lucide-react';
import { useEditor } from '../../app/editor-context.tsx';
import { freeId } from '../../doc/edits.ts';
import styles from './timeline.module.css';
import { nodesWith, outputOf, useEdits } from './use-film.ts';

/** What the timeline of a graph without a sequence says, and how to begin one. */
export function NoFilm({ onClose }: { readonly onClose: () => void }) {
  const editor = useEditor();
  useEdits();
  const type = editor.catalogue.types.find((each) => each.editor === 'sequence');
  const shots = nodesWith(editor, 'shot');
  const begin = () => {
    if (!type) return;
    const value = shots.flatMap((id) => {
      const from = outputOf(editor, id, 'shot');
      return from === undefined ? [] : [{ from }];
    });
    const id = freeId((taken) => editor.part().nodes.has(taken), 'film');
    editor.edit([
      {
        op: 'add-node',
        id,
        node: { type: type.type, version: type.version, inputs: value.length > 0 ? { shots: value } : {} },
      },
    ]);
  };
  return (
    <div className={styles.none}>
      <Clapperboard size={20} aria-hidden="true" />
      <p>
        {shots.length > 0
          ? `${shots.length === 1 ? 'A shot is' : `${shots.length} shots are`} in this graph, but no sequence that puts them on one clock.`
          : 'This graph has no sequence yet: the node that puts shots on one clock.'}
      </p>
      <div className={styles.choices}>
        <button type="button" className={styles.primary} onClick={begin}>
          {shots.length > 0 ? 'Put them in a sequence' : 'Add a sequence'}
        </button>
        <button type="button" className={styles.secondary} onClick={onClose}>
          Close
        </button>
      </div>
    </div>
  );
}
