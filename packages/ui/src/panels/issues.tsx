import type { Issue } from '@shotgraph/engine';
import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import { useEditor, useUi } from '../app/editor-context.tsx';
import { wayTo } from '../doc/here.ts';
import dockStyles from './dock.module.css';
import styles from './issues.module.css';

/** Everything that is wrong with the document, each with where it is and what would solve it. */
export function Issues() {
  const issues = useUi((state) => state.issues);
  if (issues.length === 0) {
    return (
      <div className={dockStyles.none}>
        <CircleCheck size={24} aria-hidden="true" />
        <p>Nothing is wrong. The graph can run.</p>
      </div>
    );
  }
  return (
    <ul className={styles.list}>
      {issues.map((issue) => (
        <IssueLine key={`${issue.code} ${issue.graph} ${issue.node} ${issue.input} ${issue.message}`} issue={issue} />
      ))}
    </ul>
  );
}

function IssueLine({ issue }: { readonly issue: Issue }) {
  const editor = useEditor();
  const { ui, applyFix, doc } = editor;
  const { graph, node, input, severity, message, fix } = issue;
  const Icon = severity === 'error' ? CircleAlert : TriangleAlert;
  const show = () => {
    if (node === undefined || !doc.findNode(node, graph)) return;
    if (editor.here().subgraph !== graph) ui.go(graph === undefined ? [] : wayTo(doc.graph, graph));
    ui.select([node]);
    // The canvas of another graph is not there before it is drawn.
    requestAnimationFrame(() => requestAnimationFrame(() => editor.canvas?.fit([node])));
  };
  return (
    <li className={`${styles.issue} ${styles[severity]}`}>
      <button type="button" className={styles.place} onClick={show}>
        <Icon size={14} aria-hidden="true" />
        <span>
          <span className={styles.where}>
            {[graph, node ?? (graph === undefined ? 'graph' : undefined), input].filter(Boolean).join(' · ')}
          </span>
          <span className={styles.message}>{message}</span>
        </span>
      </button>
      {fix && (
        <button type="button" className={styles.fix} onClick={() => applyFix(fix)}>
          {fix.label}
        </button>
      )}
    </li>
  );
}
