import { edgesIn, type NodeRecord } from '@shotgraph/engine';
import { Port } from '../flow/port.tsx';
import styles from './rows.module.css';

const NEUTRAL = { name: 'unknown', colour: '#90a4ae' };

/** A node of a type this catalogue lacks: it keeps its place and its edges, and is saved as it came. */
export function UnknownBody({ id, node }: { readonly id: string; readonly node: NodeRecord }) {
  return (
    <>
      <div className={styles.row}>
        <span className={styles.facts}>No such node type here; it is kept as it is.</span>
      </div>
      {Object.entries(node.inputs).map(([name, value]) => (
        <div key={name} className={styles.row}>
          {edgesIn(value).length > 0 && <Port node={id} name={name} side="input" type={NEUTRAL} wired />}
          <span className={styles.label}>{name}</span>
        </div>
      ))}
    </>
  );
}
