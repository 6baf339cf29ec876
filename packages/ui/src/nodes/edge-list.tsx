import type { Edge, InputPlace } from '@shotgraph/engine';
import { ArrowUp, X } from 'lucide-react';
import { useEditor, useReached } from '../app/editor-context.tsx';
import { disconnectOps, edgeName, reorderOps, toId } from '../doc/edits.ts';
import { followRename } from '../prompt/references.ts';
import styles from './rows.module.css';

interface EdgeListProps {
  readonly node: string;
  readonly input: string;
  readonly edges: readonly Edge[];
  /** Whether the edges' names matter, for mentions. */
  readonly named: boolean;
}

/** The edges of an input that takes many, in their order, each under the name that prompts mention it by. */
export function EdgeList({ node, input, edges, named }: EdgeListProps) {
  const { part, edit, types } = useEditor();
  const isReached = useReached(node);
  const place = { node, input };
  const rename = (index: number, text: string) => {
    const name = text.trim() === '' ? undefined : toId(text);
    const renamed = edges.map((edge, i) =>
      i === index
        ? { from: edge.from, ...(name !== undefined && name !== edgeName({ from: edge.from }) && { as: name }) }
        : edge,
    );
    // The prompt says the new name in the same step: what it points to stays the same.
    const record = part().nodes.get(node);
    const follow = record
      ? followRename(node, record, types.of(part(), record), edgeName(edges[index]!), edgeName(renamed[index]!))
      : [];
    edit([{ op: 'set-input', ...place, value: renamed }, ...follow]);
  };
  return (
    <ol className={styles.edges} aria-label={`Edges of ${input}, in order`}>
      {edges.map((edge, index) => (
        <li key={`${edge.from} ${index}`} className={styles.edge} title={edge.from}>
          <span className={styles.number}>{index + 1}</span>
          {named ? (
            <input
              className={`${styles.name} nodrag`}
              defaultValue={edgeName(edge)}
              key={edgeName(edge)}
              aria-label={`Name of edge ${index + 1} of ${input}, from ${edge.from}`}
              spellCheck={false}
              onBlur={(event) => event.target.value !== edgeName(edge) && rename(index, event.target.value)}
              onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
            />
          ) : (
            <span className={styles.source} style={{ flex: 1 }}>
              {edge.from}
            </span>
          )}
          {isReached ? (
            <EdgeTools name={edgeName(edge)} index={index} place={place} />
          ) : (
            <span className={styles.noTools} />
          )}
        </li>
      ))}
    </ol>
  );
}

interface EdgeToolsProps {
  readonly name: string;
  readonly index: number;
  readonly place: InputPlace;
}

function EdgeTools({ name, index, place }: EdgeToolsProps) {
  const { part, edit } = useEditor();
  return (
    <>
      <button
        type="button"
        className={`${styles.tool} nodrag`}
        disabled={index === 0}
        aria-label={`Move ${name} up`}
        onClick={() => edit(reorderOps(part(), place, index, index - 1))}
      >
        <ArrowUp size={11} aria-hidden="true" />
      </button>
      <button
        type="button"
        className={`${styles.tool} nodrag`}
        aria-label={`Disconnect ${name}`}
        onClick={() => edit(disconnectOps(part(), place, index))}
      >
        <X size={11} aria-hidden="true" />
      </button>
    </>
  );
}
