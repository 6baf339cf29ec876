import type { GraphInput, Json } from '@shotgraph/engine';
import type { PortTypeData } from '@shotgraph/engine/worker';
import { useEditor, useHeader, useStructure, useUi } from '../app/editor-context.tsx';
import { INPUTS_CARD } from '../doc/edits.ts';
import { LiteralField } from '../nodes/widgets/widget.tsx';
import { choicesFor } from './choices.ts';
import styles from './form.module.css';
import { MediaField } from './media-field.tsx';
import { mediaInputOf } from './media-input.ts';
import { problemOf } from './problems.ts';
import { candidatesIn, promoteOps } from './promote.ts';
import { showLiteral } from './show-literal.ts';

/** A field for each input of the graph. What is written is the default in the document, so that it is saved, shared and undone. */
export function InputForm() {
  const { inputs = {} } = useHeader();
  const names = Object.entries(inputs);
  if (names.length === 0) return <NoInputs />;
  return (
    <>
      {names.map(([name, input]) => (
        <InputField key={name} name={name} input={input} />
      ))}
      <details className={styles.more}>
        <summary>Ask for more</summary>
        <Candidates />
      </details>
    </>
  );
}

function InputField({ name, input }: { readonly name: string; readonly input: GraphInput }) {
  const { types, doc, edit } = useEditor();
  useStructure();
  const type = withChoices(types.port(input.type), choicesFor(doc.graph, types, name));
  const media = mediaInputOf(doc.graph, name);
  const problem = useUi(({ issues }) => problemOf(issues, name));
  const label = input.label ?? name;
  const write = (value: unknown) => {
    const { default: _, ...rest } = input;
    const next = value === undefined ? rest : { ...rest, default: value as Json };
    edit([{ op: 'set-graph-input', name, value: next }], { mark: `type inputs.${name}` });
  };
  return (
    <div className={styles.field}>
      <span className={styles.label} aria-hidden="true">
        {label}
      </span>
      {media ? (
        <MediaField name={name} {...media} paths={pathsIn(input.default)} label={label} />
      ) : type?.literal ? (
        <LiteralField
          node={INPUTS_CARD}
          name={name}
          input={{ type, arity: 'optional', options: {} }}
          value={input.default}
          onEdit={write}
          onDone={() => doc.closeMark()}
          label={label}
        />
      ) : (
        <p className={styles.hint}>
          Takes {input.type}, which cannot be filled in here. In the graph, wire a node that makes one in its place.
        </p>
      )}
      {problem !== undefined && <p className={`${styles.hint} ${styles.bad}`}>{problem}</p>}
    </div>
  );
}

const pathsIn = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((path) => typeof path === 'string');

/** A text that can only be one of some words is chosen from them. */
const withChoices = (type: PortTypeData | undefined, options: readonly string[] | undefined) =>
  type && options ? { ...type, widget: 'select' as const, options } : type;

/** How a graph without inputs comes by some. */
function NoInputs() {
  return (
    <>
      <p className={styles.hint}>
        The graph asks for nothing yet. Choose what is to be asked for here, or add a graph input in the graph view:
        press / and type “graph input”.
      </p>
      <Candidates />
    </>
  );
}

/** What the nodes have written in them; a click makes it an input of the graph. */
function Candidates() {
  const editor = useEditor();
  useStructure();
  const candidates = candidatesIn(editor.doc.graph, editor.types);
  return (
    <>
      {candidates.length === 0 && <p className={styles.hint}>No node has a value that could be asked for.</p>}
      <ul className={styles.candidates}>
        {candidates.map((candidate) => (
          <li key={`${candidate.node}.${candidate.input}`}>
            <button
              type="button"
              className={styles.candidate}
              onClick={() => editor.editDocument(promoteOps(editor.doc.graph, candidate))}
            >
              <strong>
                {candidate.input} of {candidate.node}
              </strong>
              <span>{showLiteral(candidate.value)}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
