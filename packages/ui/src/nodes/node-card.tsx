import { ChevronDown, ChevronUp } from 'lucide-react';
import { type CSSProperties, memo } from 'react';
import { useEditor, useNode, useStatus, useUi } from '../app/editor-context.tsx';
import { groupOf, isMediaType } from '../engine/catalogue.ts';
import { NodePreview } from '../media/node-preview.tsx';
import { lookOf } from './group-look.ts';
import { InputRow } from './input-row.tsx';
import styles from './node-card.module.css';
import { NodeFooter } from './node-footer.tsx';
import { OutputRow } from './output-row.tsx';
import { StatusRing } from './status-ring.tsx';
import { UnknownBody } from './unknown-body.tsx';
import { visibleInputs } from './visible-inputs.ts';

interface NodeCardProps {
  readonly id: string;
  readonly selected: boolean;
}

/** Every node on the canvas: drawn from its definition and its record, and from nothing else. */
export const NodeCard = memo(
  function NodeCard({ id, selected }: NodeCardProps) {
    const { catalogue, ui } = useEditor();
    const node = useNode(id);
    const { status } = useStatus(id);
    const isExpanded = useUi(({ expanded }) => expanded.has(id));
    if (!node) return null;
    const type = catalogue.byType.get(node.type);
    const look = lookOf(groupOf(node.type));
    const { shown, hidden } = type ? visibleInputs(node, type, isExpanded) : { shown: [], hidden: 0 };
    const canFold = isExpanded && type && visibleInputs(node, type, false).hidden > 0;
    const toggle = () =>
      ui.setState(({ expanded }) => ({
        expanded: isExpanded ? new Set([...expanded].filter((other) => other !== id)) : new Set([...expanded, id]),
      }));
    const media = type && Object.entries(type.outputs).find(([, output]) => isMediaType(output.type));
    const classes = [
      styles.card,
      selected && styles.selected,
      status === 'failed' && styles.failed,
      status === 'running' && styles.running,
    ];
    return (
      <div
        data-node={id}
        className={classes.filter(Boolean).join(' ')}
        style={{ '--group': look.colour } as CSSProperties}
      >
        <header className={styles.header} title={type?.doc}>
          <look.icon size={14} className={styles.icon} aria-hidden="true" />
          <span className={styles.title}>{type?.title ?? node.type}</span>
          <span className={styles.id}>{id}</span>
          <StatusRing id={id} />
        </header>
        {media && <NodePreview node={id} port={media[0]} />}
        <div className={styles.body}>
          {type ? (
            <>
              {Object.entries(type.outputs).map(([name, output]) => (
                <OutputRow key={name} node={id} name={name} output={output} />
              ))}
              {shown.map(([name, input]) => (
                <InputRow key={name} node={id} name={name} input={input} value={node.inputs[name]} />
              ))}
              {(hidden > 0 || canFold) && (
                <button type="button" className={`${styles.more} nodrag`} onClick={toggle} aria-expanded={isExpanded}>
                  {isExpanded ? (
                    <ChevronUp size={12} aria-hidden="true" />
                  ) : (
                    <ChevronDown size={12} aria-hidden="true" />
                  )}
                  {isExpanded ? 'Fewer settings' : `${hidden} more settings`}
                </button>
              )}
            </>
          ) : (
            <UnknownBody id={id} node={node} />
          )}
        </div>
        <NodeFooter id={id} effect={type?.effect ?? 'pure'} />
      </div>
    );
  },
  // React Flow passes the position while a card is dragged: it moves the card itself, nothing in it changes.
  (before, after) => before.id === after.id && before.selected === after.selected,
);
