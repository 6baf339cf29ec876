import type { ChoreographyValue } from '@shotgraph/nodes';
import { FieldRow } from '../fields/field-row.tsx';
import { useInput } from '../fields/use-input.ts';
import styles from './controls.module.css';

interface SubjectRowProps {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  /** Said where nobody is chosen. */
  readonly nobody: string;
  readonly choreography: ChoreographyValue | undefined;
}

/** Whom something is about: anybody of the choreography that is wired in. */
export function SubjectRow({ id, name, label, nobody, choreography }: SubjectRowProps) {
  const handle = useInput(id, name);
  const names = choreography?.subjects.map((subject) => subject.name) ?? [];
  const chosen = typeof handle.literal === 'string' ? handle.literal : '';
  if (names.length === 0 && chosen === '' && handle.source === undefined) return null;
  const known = chosen === '' || names.includes(chosen) ? names : [...names, chosen];
  return (
    <FieldRow label={label} handle={handle}>
      <select
        className={styles.select}
        value={chosen}
        aria-label={label}
        onChange={(event) => {
          handle.write(event.target.value || undefined);
          handle.done();
        }}
      >
        <option value="">{nobody}</option>
        {known.map((each) => (
          <option key={each} value={each}>
            {each}
          </option>
        ))}
      </select>
    </FieldRow>
  );
}
