import type { NodeTypeData } from '@shotgraph/engine/worker';
import { useEditor, useStructure } from '../app/editor-context.tsx';
import styles from './mends.module.css';
import { danglingIn, mendMention, type Reference, removeMention, wireReference } from './references.ts';

interface MendsProps {
  readonly node: string;
  /** Name of the input. */
  readonly name: string;
  readonly text: string;
  readonly references: readonly Reference[];
  readonly type: NodeTypeData | undefined;
}

/** What to do about mentions that name nothing: one line and one press for each. */
export function Mends({ node, name, text, references, type }: MendsProps) {
  const dangling = danglingIn(text, references);
  if (dangling.length === 0) return null;
  return (
    <ul className={styles.mends}>
      {dangling.map((mention) => (
        <Mend key={mention} {...{ node, name, text, type, mention }} />
      ))}
    </ul>
  );
}

type MendProps = Omit<MendsProps, 'references'> & { readonly mention: string };

function Mend({ node, name, text, type, mention }: MendProps) {
  const editor = useEditor();
  // What can be wired follows from the other nodes.
  useStructure();
  const wireable = mendMention(editor, node, type, mention);
  return (
    <li className={styles.mend}>
      <span className={styles.what}>
        <b>@{mention}</b> is not wired
      </span>
      {wireable && (
        <button
          type="button"
          className={`${styles.action} nodrag`}
          title={`Wires ${wireable.from} into ${wireable.input}`}
          aria-label={`Wire ${wireable.from} for @${mention}`}
          onClick={() => editor.edit(wireReference(editor, node, wireable, mention).ops)}
        >
          Wire it
        </button>
      )}
      <button
        type="button"
        className={`${styles.action} nodrag`}
        aria-label={`Remove @${mention} from the ${name}`}
        onClick={() => editor.setInput({ node, input: name }, removeMention(text, mention))}
      >
        Remove
      </button>
    </li>
  );
}
