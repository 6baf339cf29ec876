import { edgesIn, type InputValue } from '@shotgraph/engine';
import type { InputData } from '@shotgraph/engine/worker';
import { Repeat2, RotateCcw } from 'lucide-react';
import { memo } from 'react';
import { useEditor, useIssues, useReached } from '../app/editor-context.tsx';
import { late } from '../app/late.tsx';
import { canBeEach, eachOffOps, eachOnOps } from '../doc/each.ts';
import { Port } from '../flow/port.tsx';
import { EdgeList } from './edge-list.tsx';
import styles from './rows.module.css';
import { isNeeded } from './visible-inputs.ts';
import { Widget } from './widgets/widget.tsx';

const Candidates = late(async () => (await import('./candidates.tsx')).Candidates, {
  name: 'What can be picked',
  hasPlace: true,
});

interface InputRowProps {
  readonly node: string;
  readonly name: string;
  readonly input: InputData;
  readonly value: InputValue | undefined;
  /** Whether the node runs once per item of it. */
  readonly isEach: boolean;
}

/** An input: its port, its name, and its edge, its edges or the widget its literal is typed in with. */
export const InputRow = memo(function InputRow({ node, name, input, value, isEach }: InputRowProps) {
  const editor = useEditor();
  const severity = useIssues(node).find((issue) => issue.input === name)?.severity;
  const edges = edgesIn(value);
  const isMany = input.arity === 'many';
  const isWired = edges.length > 0;
  // What is picked is seen, not typed.
  const isPick = input.type.name === 'pick' && !isWired;
  const takesLiteral = input.type.literal && !isMany && !isWired && !isPick;
  const isColumn = takesLiteral && (input.type.widget === 'multiline' || input.type.widget === 'json');
  const classes = [
    styles.row,
    isColumn && styles.column,
    value === undefined && !isNeeded(input) && styles.faint,
    severity && (severity === 'error' ? styles.bad : styles.warned),
    takesLiteral && !isColumn && input.type.widget !== 'file' && styles.literal,
  ];
  const isReached = useReached(node);
  const isSet = value !== undefined && !isWired && !isNeeded(input);
  return (
    <>
      <div className={classes.filter(Boolean).join(' ')} title={input.doc} data-column={isColumn || undefined}>
        <Port node={node} name={name} side="input" type={input.type} many={isMany} wired={isWired} />
        <span className={`${styles.label} ${isNeeded(input) ? styles.needed : ''}`}>{name}</span>
        {takesLiteral && (
          <span className={isColumn ? undefined : styles.field}>
            <Widget node={node} name={name} input={input} value={value} />
          </span>
        )}
        {!takesLiteral && !isMany && !isPick && (
          <span className={styles.field}>
            <span className={styles.source}>
              {isWired
                ? edges[0]!.from
                : input.arity === 'one'
                  ? input.type.element
                    ? 'connect a list'
                    : 'connect one'
                  : ''}
            </span>
          </span>
        )}
        {isMany && !isWired && (
          <span className={styles.field}>
            <span className={styles.source}>{(input.options.min ?? 0) > 0 ? 'connect some' : 'none'}</span>
          </span>
        )}
        {(isEach || (isReached && canBeEach(input) && !isPick)) && (
          <EachToggle node={node} name={name} input={input} isOn={isEach} />
        )}
        {isReached && isSet && (
          <button
            type="button"
            className={`${styles.reset} nodrag`}
            title={input.hasDefault ? `Back to ${String(input.options.default) || 'empty'}` : 'Leave out'}
            aria-label={`Reset ${name}`}
            onClick={() => editor.setInput({ node, input: name }, undefined)}
          >
            <RotateCcw size={10} aria-hidden="true" />
          </button>
        )}
      </div>
      {isPick && <Candidates node={node} input={name} value={value} />}
      {isMany && isWired && <EdgeList node={node} input={name} edges={edges} named={input.type.lazy} />}
    </>
  );
});

/** Runs the node once per item of the input, or once again: always to be seen while it does. */
function EachToggle({
  node,
  name,
  input,
  isOn,
}: { readonly isOn: boolean } & Pick<InputRowProps, 'node' | 'name' | 'input'>) {
  const { part, edit } = useEditor();
  const toggle = () => {
    const record = part().nodes.get(node);
    if (record) edit(isOn ? eachOffOps(node, record, name) : eachOnOps(node, record, name, input));
  };
  return (
    <button
      type="button"
      className={`${isOn ? styles.each : styles.offer} nodrag`}
      aria-pressed={isOn}
      aria-label={`Once for each item of ${name}`}
      title={isOn ? `Runs once per item of ${name}; click to run once` : `Run once per item of ${name}`}
      onClick={toggle}
    >
      <Repeat2 size={10} aria-hidden="true" />
      {isOn && 'each'}
    </button>
  );
}
