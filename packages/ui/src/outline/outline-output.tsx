import type { OutputData } from '@shotgraph/engine/worker';
import { memo } from 'react';
import { useValue } from '../app/editor-context.tsx';
import { describeShown } from '../media/facts.ts';
import { ConnectButton } from './connect-button.tsx';
import styles from './outline-ports.module.css';

interface OutlineOutputProps {
  readonly node: string;
  readonly name: string;
  readonly output: OutputData;
}

/** An output with what it gives, and where it can go. */
export const OutlineOutput = memo(function OutlineOutput({ node, name, output }: OutlineOutputProps) {
  const value = useValue(`${node}.${name}`);
  return (
    <li className={styles.port} title={output.doc}>
      <span className={styles.name}>{name}</span>
      <span className={`${styles.value} ${styles.empty}`}>{value ? describeShown(value.shown) : output.type.name}</span>
      <span className={styles.tools}>
        <ConnectButton from={`${node}.${name}`} label={`Use ${name} of ${node}`} />
      </span>
    </li>
  );
});
