import { edgesIn, type InputValue } from '@shotgraph/engine';
import type { InputData } from '@shotgraph/engine/worker';
import { RotateCcw } from 'lucide-react';
import { memo } from 'react';
import { useEditor, useUi } from '../app/editor-context.tsx';
import { Port } from '../flow/port.tsx';
import { EdgeList } from './edge-list.tsx';
import styles from './rows.module.css';
import { isNeeded } from './visible-inputs.ts';
import { Widget } from './widgets/widget.tsx';

interface InputRowProps {
  readonly node: string;
  readonly name: string;
  readonly input: InputData;
  readonly value: InputValue | undefined;
}

/** An input: its port, its name, and its edge, its edges or the widget its literal is typed in with. */
export const InputRow = memo(function InputRow({ node, name, input, value }: InputRowProps) {
  const editor = useEditor();
  const severity = useUi(({ issuesByNode }) => issuesByNode.get(node)?.find((issue) => issue.input === name)?.severity);
  const edges = edgesIn(value);
  const isMany = input.arity === 'many';
  const isWired = edges.length > 0;
  const takesLiteral = input.type.literal && !isMany && !isWired;
  const isColumn = takesLiteral && (input.type.widget === 'multiline' || input.type.widget === 'json');
  const classes = [
    styles.row,
    isColumn && styles.column,
    value === undefined && !isNeeded(input) && styles.faint,
    severity && (severity === 'error' ? styles.bad : styles.warned),
    takesLiteral && !isColumn && input.type.widget !== 'file' && styles.literal,
  ];
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
        {!takesLiteral && !isMany && (
          <span className={styles.field}>
            <span className={styles.source}>
              {isWired ? edges[0]!.from : input.arity === 'one' ? 'connect one' : ''}
            </span>
          </span>
        )}
        {isMany && !isWired && (
          <span className={styles.field}>
            <span className={styles.source}>{(input.options.min ?? 0) > 0 ? 'connect some' : 'none'}</span>
          </span>
        )}
        {isSet && (
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
      {isMany && isWired && <EdgeList node={node} input={name} edges={edges} named={input.type.lazy} />}
    </>
  );
});
