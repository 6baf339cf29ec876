import { edgesIn, type InputPlace, type InputValue, type NodeRecord } from '@shotgraph/engine';
import type { InputData } from '@shotgraph/engine/worker';
import { Repeat2, RotateCcw, X } from 'lucide-react';
import { memo } from 'react';
import { useEditor } from '../app/editor-context.tsx';
import { canBeEach, eachOffOps, eachOnOps, isEach } from '../doc/each.ts';
import { disconnectOps } from '../doc/edits.ts';
import { Candidates } from '../nodes/candidates.tsx';
import { EdgeList } from '../nodes/edge-list.tsx';
import { isNeeded } from '../nodes/visible-inputs.ts';
import { Widget } from '../nodes/widgets/widget.tsx';
import { announcerOf } from './announcer.ts';
import { ConnectButton } from './connect-button.tsx';
import styles from './outline-ports.module.css';

interface OutlineInputProps {
  readonly node: string;
  readonly name: string;
  readonly input: InputData;
  readonly value: InputValue | undefined;
  readonly record: NodeRecord;
}

/** An input: the field for its literal, or what is wired to it, and how to change that. */
export const OutlineInput = memo(function OutlineInput({ node, name, input, value, record }: OutlineInputProps) {
  const editor = useEditor();
  const place = { node, input: name };
  const edges = edgesIn(value);
  const isMany = input.arity === 'many';
  const isPick = input.type.name === 'pick' && edges.length === 0;
  const takesLiteral = input.type.literal && !isMany && edges.length === 0 && !isPick;
  const isWide = (takesLiteral && WIDE.has(input.type.widget ?? 'json')) || (isMany && edges.length > 0) || isPick;
  const isOn = isEach(record, name);
  const toggleEach = () => editor.edit(isOn ? eachOffOps(node, record, name) : eachOnOps(node, record, name, input));
  return (
    <li className={`${styles.port} ${isWide ? styles.wide : ''}`} title={input.doc} data-input={name}>
      <span className={styles.name}>
        {name}
        {isMissing(input) && value === undefined && <span className={styles.needed}> needed</span>}
      </span>
      <div className={styles.value}>
        {takesLiteral && <Widget node={node} name={name} input={input} value={value} />}
        {edges.length === 1 && !isMany && <Source place={place} from={edges[0]!.from} />}
        {isPick && <Candidates node={node} input={name} value={value} />}
        {isMany && edges.length > 0 && <EdgeList node={node} input={name} edges={edges} named={input.type.lazy} />}
        {isMany && edges.length === 0 && <span className={styles.empty}>none</span>}
      </div>
      <span className={styles.tools}>
        {(isOn || (canBeEach(input) && !isPick)) && (
          <button
            type="button"
            className={styles.tool}
            aria-pressed={isOn}
            aria-label={`Once for each item of ${name}`}
            title={isOn ? `Runs once per item of ${name}` : `Run once per item of ${name}`}
            onClick={toggleEach}
          >
            <Repeat2 size={12} aria-hidden="true" />
          </button>
        )}
        {takesLiteral && value !== undefined && !isNeeded(input) && (
          <button
            type="button"
            className={styles.tool}
            aria-label={`Reset ${name}`}
            title="Back to the default"
            onClick={() => editor.setInput(place, undefined)}
          >
            <RotateCcw size={12} aria-hidden="true" />
          </button>
        )}
        <ConnectButton to={place} label={connectLabel(name, isMany, edges.length > 0)} />
      </span>
    </li>
  );
});

/** Fields that need the whole line. */
const WIDE: ReadonlySet<string> = new Set(['multiline', 'json', 'file']);

/** Whether a node cannot run without something here. */
const isMissing = ({ arity, hasDefault, options }: InputData): boolean =>
  arity === 'one' ? !hasDefault : arity === 'many' && (options.min ?? 0) > 0;

const connectLabel = (name: string, isMany: boolean, isWired: boolean) =>
  isMany ? `Connect more to ${name}` : isWired ? `Connect ${name} to something else` : `Connect ${name}`;

/** What is wired to an input that takes one value. */
export function Source({ place, from }: { readonly place: InputPlace; readonly from: string }) {
  const editor = useEditor();
  const disconnect = () => {
    editor.edit(disconnectOps(editor.part(), place, 0));
    announcerOf(editor).say(`${from} disconnected from ${place.node}, ${place.input}`);
  };
  return (
    <span className={styles.source}>
      <code>{from}</code>
      <button
        type="button"
        className={styles.tool}
        aria-label={`Disconnect ${from} from ${place.input}`}
        title="Disconnect"
        onClick={disconnect}
      >
        <X size={12} aria-hidden="true" />
      </button>
    </span>
  );
}
