import { edgesIn, parseFrom } from '@shotgraph/engine';
import type { InputData } from '@shotgraph/engine/worker';
import { Link2 } from 'lucide-react';
import { useEditor, useNode, useType } from '../../app/editor-context.tsx';
import { LiteralField } from '../../nodes/widgets/widget.tsx';
import styles from './input-field.module.css';

interface InputFieldProps {
  readonly node: string;
  readonly input: string;
  /** Tells people whose field it is; the name of the input in front of the node otherwise. */
  readonly label?: string;
  /** Whether one line is enough for texts of many. */
  readonly isCompact?: boolean;
}

/** One input of a node where it is directed: the field it is typed in with, or where it is wired from. */
export function InputField({ node, input: name, label = `${name} of ${node}`, isCompact = false }: InputFieldProps) {
  const { doc, setInput } = useEditor();
  const record = useNode(node);
  const input = useType(node)?.inputs[name];
  if (!record || !input) return null;
  const [edge] = edgesIn(record.inputs[name]);
  if (edge) return <Wired from={edge.from} label={label} />;
  return (
    <LiteralField
      node={node}
      name={name}
      input={isCompact ? oneLine(input) : input}
      value={record.inputs[name]}
      label={label}
      onEdit={(value) => setInput({ node, input: name }, value as never, `type ${node}.${name}`)}
      onDone={() => doc.closeMark()}
    />
  );
}

const oneLine = (input: InputData): InputData =>
  input.type.widget === 'multiline' ? { ...input, type: { ...input.type, widget: 'text' } } : input;

/** A wired input: where it comes from, one click away. */
function Wired({ from, label }: { readonly from: string; readonly label: string }) {
  const { ui, part } = useEditor();
  const { node } = parseFrom(from);
  return (
    <button
      type="button"
      className={styles.wired}
      aria-label={`${label} comes from ${from}; select it`}
      title={`Comes from ${from}`}
      onClick={() => part().nodes.has(node) && ui.select([node])}
    >
      <Link2 size={11} aria-hidden="true" />
      <span>{from}</span>
    </button>
  );
}
