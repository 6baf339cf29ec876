import { type NodeRecord, subgraphOf } from '@shotgraph/engine';
import { ChevronDown, ChevronUp, MoveRight, Repeat2 } from 'lucide-react';
import { type CSSProperties, memo } from 'react';
import { useEditor, useNode, useStatus, useType, useUi, useValue } from '../app/editor-context.tsx';
import { issueKey } from '../app/ui-store.ts';
import { isEach } from '../doc/each.ts';
import { hasItems, itemsPlace } from '../doc/here.ts';
import { groupOf, isMediaType } from '../engine/catalogue.ts';
import { NodePreview } from '../media/node-preview.tsx';
import { MeterStrip } from '../meter/meter-strip.tsx';
import { CostStrip } from './cost-strip.tsx';
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
    const { ui } = useEditor();
    const node = useNode(id);
    const type = useType(id);
    const { status } = useStatus(id);
    const isExpanded = useUi(({ expanded }) => expanded.has(id));
    if (!node) return null;
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
      node.off && styles.off,
      hasItems(node) && styles.many,
      status === 'failed' && styles.failed,
      status === 'waiting' && styles.waiting,
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
          {node.off && (
            <span className={styles.mark} title="Bypassed: what comes in is handed on">
              <MoveRight size={10} aria-hidden="true" /> off
            </span>
          )}
          {!node.off && hasItems(node) && (
            <ItemCount id={id} isFold={!node.each} place={itemsPlace(id, node, Object.keys(type?.outputs ?? {}))} />
          )}
          {!node.off && <StatusRing id={id} />}
        </header>
        {media && <NodePreview node={id} port={media[0]} />}
        <div className={styles.body}>
          {type ? (
            <>
              {Object.entries(type.outputs).map(([name, output]) => (
                <OutputRow key={name} node={id} name={name} output={output} />
              ))}
              {shown.map(([name, input]) => (
                <InputRow
                  key={name}
                  node={id}
                  name={name}
                  input={input}
                  value={node.inputs[name]}
                  isEach={isEach(node, name)}
                />
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
        {!node.off && <InnerIssues node={node} />}
        {!node.off && type?.effect === 'paid' && <MeterStrip id={id} />}
        <NodeFooter id={id} effect={node.off ? 'pure' : (type?.effect ?? 'pure')} />
        {!node.off && <CostStrip id={id} record={node} type={type} />}
      </div>
    );
  },
  // React Flow passes the position while a card is dragged: it moves the card itself, nothing in it changes.
  (before, after) => before.id === after.id && before.selected === after.selected,
);

interface ItemCountProps {
  readonly id: string;
  readonly isFold: boolean;
  /** Where the list is that is as long as there are items. */
  readonly place: string | undefined;
}

/** How many items the node runs for, as far as that is known. */
function ItemCount({ id, isFold, place = '.' }: ItemCountProps) {
  const shown = useValue(place)?.shown;
  const { parts } = useStatus(id);
  const count = shown?.kind === 'list' ? shown.count : parts?.total;
  const word = isFold ? 'fold' : 'each';
  const items = count === undefined ? '' : count === 1 ? ': 1 item' : `: ${count} items`;
  return (
    <span className={`${styles.mark} ${styles.items}`} title={`Runs once per item${items}`}>
      <Repeat2 size={10} aria-hidden="true" /> {count === undefined ? word : `${word} ×${count}`}
    </span>
  );
}

/** What is wrong within the subgraph that a node runs. */
function InnerIssues({ node }: { readonly node: NodeRecord }) {
  const subgraph = subgraphOf(node);
  const issues = useUi(({ issuesByNode }) =>
    subgraph === undefined ? undefined : issuesByNode.get(issueKey(subgraph)),
  );
  if (!issues) return null;
  return <p className={styles.inner}>{issues.length === 1 ? '1 issue inside' : `${issues.length} issues inside`}</p>;
}
