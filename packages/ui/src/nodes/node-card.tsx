import { type NodeRecord, subgraphOf } from '@shotgraph/engine';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { type CSSProperties, memo } from 'react';
import { useEditor, useNode, useStatus, useType, useUi } from '../app/editor-context.tsx';
import { issueKey } from '../app/ui-store.ts';
import { isEach } from '../doc/each.ts';
import { hasItems, itemsPlace } from '../doc/here.ts';
import { groupOf, isMediaType } from '../engine/catalogue.ts';
import { NodePreview } from '../media/node-preview.tsx';
import { MeterStrip } from '../meter/meter-strip.tsx';
import { CardHeader, NO_PLACE } from './card-header.tsx';
import { CostStrip } from './cost-strip.tsx';
import { lookOf } from './group-look.ts';
import { InputRow } from './input-row.tsx';
import styles from './node-card.module.css';
import { NodeFooter } from './node-footer.tsx';
import { OutputRow } from './output-row.tsx';
import { UnknownBody } from './unknown-body.tsx';
import { visibleInputs } from './visible-inputs.ts';

interface NodeCardProps {
  readonly id: string;
  readonly selected: boolean;
}

/** Every node on the canvas: drawn from its definition and its record, and from nothing else. */
export const NodeCard = memo(
  function NodeCard({ id, selected }: NodeCardProps) {
    const node = useNode(id);
    const type = useType(id);
    const { status } = useStatus(id);
    const isExpanded = useUi(({ expanded }) => expanded.has(id));
    if (!node) return null;
    const look = lookOf(groupOf(node.type));
    const { shown, hidden } = type ? visibleInputs(node, type, isExpanded) : { shown: [], hidden: 0 };
    const canFold = isExpanded && type && visibleInputs(node, type, false).hidden > 0;
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
        <CardHeader
          id={id}
          title={type?.title ?? node.type}
          doc={type?.doc}
          group={groupOf(node.type)}
          isOff={node.off === true}
          isFold={!node.each}
          items={hasItems(node) ? (itemsPlace(id, node, Object.keys(type?.outputs ?? {})) ?? NO_PLACE) : undefined}
        />
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
              {(hidden > 0 || canFold) && <MoreSettings id={id} isExpanded={isExpanded} hidden={hidden} />}
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

interface MoreSettingsProps {
  readonly id: string;
  readonly isExpanded: boolean;
  /** How many inputs are folded away. */
  readonly hidden: number;
}

/** Unfolds the inputs that are left at their defaults, or folds them again. */
const MoreSettings = memo(function MoreSettings({ id, isExpanded, hidden }: MoreSettingsProps) {
  const { ui } = useEditor();
  const Icon = isExpanded ? ChevronUp : ChevronDown;
  const toggle = () =>
    ui.setState(({ expanded }) => ({
      expanded: isExpanded ? new Set([...expanded].filter((other) => other !== id)) : new Set([...expanded, id]),
    }));
  return (
    <button type="button" className={`${styles.more} nodrag`} onClick={toggle} aria-expanded={isExpanded}>
      <Icon size={12} aria-hidden="true" />
      {isExpanded ? 'Fewer settings' : `${hidden} more settings`}
    </button>
  );
});

/** What is wrong within the subgraph that a node runs. */
function InnerIssues({ node }: { readonly node: NodeRecord }) {
  const subgraph = subgraphOf(node);
  const issues = useUi(({ issuesByNode }) =>
    subgraph === undefined ? undefined : issuesByNode.get(issueKey(subgraph)),
  );
  if (!issues) return null;
  return <p className={styles.inner}>{issues.length === 1 ? '1 issue inside' : `${issues.length} issues inside`}</p>;
}
