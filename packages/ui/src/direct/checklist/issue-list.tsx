import type { Issue } from '@shotgraph/engine';
import { useEditor, useHere, useUi } from '../../app/editor-context.tsx';
import { IssueRow } from '../fields/issue-row.tsx';
import styles from './issue-list.module.css';

/** Issues shown before the rest is only counted. */
const SHOWN = 8;

/** What usually costs a take, told of some nodes: each issue once, with what solves it. */
export function IssueList({ nodes }: { readonly nodes: ReadonlySet<string> }) {
  const { ui } = useEditor();
  const { subgraph } = useHere();
  const all = useUi(({ issues }) => issues);
  const issues = unique(all.filter(({ node, graph }) => node !== undefined && graph === subgraph && nodes.has(node)));
  if (issues.length === 0) return null;
  const rest = issues.length - SHOWN;
  return (
    <section aria-label="Issues of this film">
      <h3 className={styles.heading}>
        Before it is paid for <span>{issues.length === 1 ? '1 issue' : `${issues.length} issues`}</span>
      </h3>
      <ul className={styles.list}>
        {issues.slice(0, SHOWN).map((issue) => (
          <IssueRow key={`${issue.node} ${issue.input} ${issue.message}`} issue={issue}>
            <button type="button" className={styles.node} onClick={() => ui.select([issue.node!])}>
              {issue.node}
            </button>
          </IssueRow>
        ))}
      </ul>
      {rest > 0 && (
        <button type="button" className={styles.more} onClick={() => ui.setState({ dock: 'issues' })}>
          {rest} more
        </button>
      )}
    </section>
  );
}

/** The same is often said of a sequence and of the checklist behind it. */
const unique = (issues: readonly Issue[]): readonly Issue[] =>
  [...new Map(issues.toReversed().map((issue) => [issue.message, issue])).values()].reverse();
