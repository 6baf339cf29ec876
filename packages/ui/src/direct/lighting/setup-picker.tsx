import { type KeyboardEvent, useRef } from 'react';
import { FieldRow } from '../fields/field-row.tsx';
import { useInput } from '../fields/use-input.ts';
import styles from './setup-picker.module.css';

const STEPS: { readonly [key: string]: number } = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };

/** Classic setups to start from. */
export function SetupPicker({ id }: { readonly id: string }) {
  const handle = useInput(id, 'setup');
  const group = useRef<HTMLDivElement>(null);
  const setups = handle.input?.type.options ?? [];
  if (handle.source !== undefined || setups.length === 0)
    return (
      <FieldRow label="Setup" handle={handle}>
        {null}
      </FieldRow>
    );
  const chosen = String(handle.literal);
  const choose = (setup: string) => {
    handle.write(setup === handle.input?.options.default ? undefined : setup);
    handle.done();
  };
  const step = (event: KeyboardEvent) => {
    const by = STEPS[event.key];
    if (by === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const next = (setups.indexOf(chosen) + by + setups.length) % setups.length;
    choose(setups[next]!);
    group.current?.querySelectorAll<HTMLElement>('[role=radio]')[next]?.focus();
  };
  return (
    <div ref={group} role="radiogroup" aria-label="Setup" className={styles.setups} onKeyDown={step}>
      {setups.map((setup, index) => (
        // biome-ignore lint/a11y/useSemanticElements: a chip, moved through with the arrow keys like any radio
        <button
          key={setup}
          type="button"
          role="radio"
          aria-checked={setup === chosen}
          tabIndex={setup === chosen || (!setups.includes(chosen) && index === 0) ? 0 : -1}
          className={styles.setup}
          onClick={() => choose(setup)}
        >
          {setup.replaceAll('-', ' ')}
        </button>
      ))}
    </div>
  );
}
