import { applyEase, EASES } from '@shotgraph/nodes/stage';
import { FieldRow } from '../fields/field-row.tsx';
import { useInput } from '../fields/use-input.ts';
import styles from './controls.module.css';

const NAMES: { readonly [ease: string]: string } = {
  linear: 'Even',
  in: 'Starts slowly',
  out: 'Ends slowly',
  'in-out': 'Starts and ends slowly',
  hold: 'Waits, then jumps',
};

/** How the move starts and ends, as curves. */
export function EaseRow({ id }: { readonly id: string }) {
  const handle = useInput(id, 'ease');
  const chosen = handle.literal;
  return (
    <FieldRow label="Ease" handle={handle}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms */}
      <span className={styles.eases} role="group" aria-label="Ease">
        {EASES.map((ease) => (
          <button
            key={ease}
            type="button"
            className={styles.ease}
            aria-pressed={ease === chosen}
            aria-label={NAMES[ease] ?? ease}
            title={NAMES[ease]}
            onClick={() => {
              handle.write(ease);
              handle.done();
            }}
          >
            <svg viewBox="0 0 24 16" aria-hidden="true">
              <polyline points={pointsOf(ease)} />
            </svg>
          </button>
        ))}
      </span>
    </FieldRow>
  );
}

const pointsOf = (ease: (typeof EASES)[number]): string =>
  Array.from({ length: 25 }, (_, i) => `${2 + (i / 24) * 20} ${14 - applyEase(ease, i / 24) * 12}`).join(' ');
