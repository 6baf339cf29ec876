import { parseFrom } from '@shotgraph/engine';
import { X } from 'lucide-react';
import { type CSSProperties, memo } from 'react';
import { useEditor, useHeader, useStructure } from '../app/editor-context.tsx';
import { OUTPUTS_CARD } from '../doc/edits.ts';
import { Port } from '../flow/port.tsx';
import { NodePreview } from '../media/node-preview.tsx';
import { lookOf } from './group-look.ts';
import cardStyles from './node-card.module.css';
import { OutputFooter } from './output-footer.tsx';
import styles from './rows.module.css';
import { StatusRing } from './status-ring.tsx';

const LOOK = lookOf('output');
const ANY = { name: 'anything', colour: '#9aa3b2' };

/** What the graph gives: one row an output, and an empty port that makes a new one. */
export const OutputsCard = memo(
  function OutputsCard({ selected }: { readonly selected: boolean }) {
    const { types, part, edit } = useEditor();
    const { outputs = {} } = useHeader();
    useStructure();
    return (
      <div
        data-node={OUTPUTS_CARD}
        className={`${cardStyles.card} ${selected ? cardStyles.selected : ''}`}
        style={{ '--group': LOOK.colour } as CSSProperties}
      >
        <header className={cardStyles.header}>
          <LOOK.icon size={14} className={cardStyles.icon} aria-hidden="true" />
          <span className={cardStyles.title}>Graph outputs</span>
        </header>
        {Object.entries(outputs).map(([name, { from }]) => {
          const type = types.output(part(), from) ?? ANY;
          return (
            <section key={name} aria-label={`Output ${name}`}>
              <div className={styles.row} style={{ minHeight: 32 }}>
                <Port node={OUTPUTS_CARD} name={name} side="input" type={type} wired />
                <span
                  className={`${styles.label} ${styles.needed}`}
                  style={{ fontWeight: 600 }}
                  data-name={`output ${name}`}
                >
                  {name}
                </span>
                <span className={styles.field}>
                  <span className={styles.source}>{parseFrom(from).node}</span>
                </span>
                <StatusRing id={`outputs.${name}`} />
                <button
                  type="button"
                  className={`${styles.reset} nodrag`}
                  aria-label={`Remove output ${name}`}
                  title="Remove this output"
                  onClick={() => edit([{ op: 'set-graph-output', name }])}
                >
                  <X size={10} aria-hidden="true" />
                </button>
              </div>
              <NodePreview node={OUTPUTS_CARD} port={name} />
              <OutputFooter name={name} />
            </section>
          );
        })}
        <div className={`${styles.row} ${styles.faint}`}>
          <Port node={OUTPUTS_CARD} name="+" side="input" type={ANY} />
          <span className={styles.label} style={{ maxWidth: 'none' }}>
            drop an edge here to add an output
          </span>
        </div>
      </div>
    );
  },
  (before, after) => before.selected === after.selected,
);
