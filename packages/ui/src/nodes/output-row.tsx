import type { OutputData } from '@shotgraph/engine/worker';
import { memo } from 'react';
import { useValue } from '../app/editor-context.tsx';
import { Port } from '../flow/port.tsx';
import { describeShown } from '../media/facts.ts';
import styles from './rows.module.css';

interface OutputRowProps {
  readonly node: string;
  readonly name: string;
  readonly output: OutputData;
}

/** An output with what it gives, or is expected to give. */
export const OutputRow = memo(function OutputRow({ node, name, output }: OutputRowProps) {
  const value = useValue(`${node}.${name}`);
  const facts = value && describeShown(value.shown);
  return (
    <div className={`${styles.row} ${styles.output}`} title={output.doc}>
      {facts && (
        <span className={styles.facts} title={value.state === 'predicted' ? `Expected: ${facts}` : facts}>
          {facts}
        </span>
      )}
      <span className={styles.label}>{name}</span>
      <Port node={node} name={name} side="output" type={output.type} />
    </div>
  );
});
