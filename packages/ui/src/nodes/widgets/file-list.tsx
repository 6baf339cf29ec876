import { FolderOpen } from 'lucide-react';
import { useEditor } from '../../app/editor-context.tsx';
import { ItemList } from './item-list.tsx';
import styles from './list.module.css';
import type { ListProps } from './list-widget.tsx';
import { acceptedBy, pickFiles } from './pick-files.ts';

/** Files beside the document: their relative paths, and a button that takes some in. */
export function FileList({ node, ...list }: ListProps & { readonly node: string }) {
  const editor = useEditor();
  const pick = async () => {
    const paths = await pickFiles(editor, acceptedBy(editor, node), true);
    if (paths.length === 0) return;
    list.onEdit([...list.items, ...paths]);
    list.onDone();
  };
  return (
    <ItemList {...list}>
      <button
        type="button"
        className={styles.pick}
        onClick={() => void pick()}
        aria-label={`Choose files for ${list.label}`}
        title="Choose files"
      >
        <FolderOpen size={13} aria-hidden="true" />
      </button>
    </ItemList>
  );
}
