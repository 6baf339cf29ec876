import { Widget } from '../../nodes/widgets/widget.tsx';
import { FieldRow } from './field-row.tsx';
import styles from './fields.module.css';
import { useInput } from './use-input.ts';

interface ChoiceRowProps {
  readonly node: string;
  readonly name: string;
  readonly label: string;
  /** What holds while nothing is typed in. */
  readonly usual?: string | undefined;
}

/** Any input in the field that its type is typed in with: a choice, a name, a switch. */
export function ChoiceRow({ node, name, label, usual }: ChoiceRowProps) {
  const handle = useInput(node, name);
  if (!handle.input) return null;
  const { options } = handle.input;
  const input = usual === undefined ? handle.input : { ...handle.input, options: { ...options, default: usual } };
  return (
    <FieldRow label={label} handle={handle}>
      <span className={styles.wide}>
        <Widget node={node} name={name} input={input} value={handle.value} />
      </span>
    </FieldRow>
  );
}
