import { useEditor, useNode, useUi } from '../app/editor-context.tsx';
import { late } from '../app/late.tsx';
import styles from './direct-panel.module.css';
import { NODE_EDITORS } from './registry.ts';

/** How the selected node is directed: the editor that its definition asks for. */
export function DirectPanel() {
  const selected = useUi(({ selectedNodes }) => (selectedNodes.size === 1 ? [...selectedNodes][0] : undefined));
  return selected === undefined ? <Nothing /> : <SelectedNode key={selected} id={selected} />;
}

function SelectedNode({ id }: { readonly id: string }) {
  const { catalogue } = useEditor();
  const type = catalogue.byType.get(useNode(id)?.type ?? '');
  const hint = type?.editor;
  const editor = hint === undefined || !Object.hasOwn(NODE_EDITORS, hint) ? undefined : NODE_EDITORS[hint];
  if (!editor) return <Nothing />;
  const { title, Panel } = editor;
  return (
    <section className={styles.editor} aria-label={title}>
      <h2 className={styles.title}>
        {title} <span className={styles.id}>{id}</span>
      </h2>
      <Panel id={id} />
    </section>
  );
}

const Nothing = late(async () => (await import('./checklist/nothing-selected.tsx')).default, {
  name: 'Direct',
  fallback: <p className={styles.quiet}>Loading…</p>,
  hasPlace: true,
});
