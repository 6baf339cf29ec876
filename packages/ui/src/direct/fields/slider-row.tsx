import type { CSSProperties } from 'react';
import { Widget } from '../../nodes/widgets/widget.tsx';
import { FieldRow } from './field-row.tsx';
import styles from './fields.module.css';
import { fromPosition, reaching, type Scale, sliderRange, toPosition } from './scale.ts';
import { type InputHandle, useInput } from './use-input.ts';

interface SliderRowProps {
  readonly node: string;
  readonly name: string;
  readonly label: string;
  readonly scale: Scale;
  /** What holds while nothing is typed in. */
  readonly usual?: number | undefined;
  readonly note?: string | undefined;
  /** Where the input itself has none, because it follows from another one. */
  readonly unit?: string | undefined;
  /** Painted along the slider: a CSS gradient. */
  readonly track?: string | undefined;
}

/** A number as a slider and a field; both write the node's input. */
export function SliderRow({ node, name, label, scale, usual, note, unit, track }: SliderRowProps) {
  const handle = useInput(node, name);
  if (!handle.input) return null;
  const value = typeof handle.literal === 'number' ? handle.literal : usual;
  const input = handle.value === undefined && usual !== undefined ? withUsual(handle.input, usual) : handle.input;
  return (
    <FieldRow label={label} handle={handle} note={note}>
      <Slider
        label={label}
        scale={reaching(scale, value)}
        value={value}
        unit={unit ?? handle.input.type.unit}
        handle={handle}
        track={track}
      />
      <span className={styles.number}>
        <Widget node={node} name={name} input={input} value={handle.value} />
      </span>
    </FieldRow>
  );
}

/** Shows what holds in place of `none`. */
const withUsual = (input: NonNullable<InputHandle['input']>, usual: number) => ({
  ...input,
  options: { ...input.options, default: Math.round(usual * 100) / 100 },
});

interface SliderProps extends Pick<SliderRowProps, 'label' | 'scale' | 'unit' | 'track'> {
  readonly value: number | undefined;
  readonly handle: InputHandle;
}

function Slider({ label, scale, value, unit, handle, track }: SliderProps) {
  const range = sliderRange(scale);
  const position = toPosition(scale, value ?? Math.max(0, scale.min));
  const share = (position - range.min) / (range.max - range.min);
  return (
    <input
      type="range"
      className={`${styles.slider} ${track ? styles.painted : ''}`}
      style={{ '--share': `${share * 100}%`, ...(track && { '--track': track }) } as CSSProperties}
      {...range}
      value={position}
      aria-label={label}
      aria-valuetext={`${Math.round((value ?? 0) * 100) / 100}${unit ? ` ${unit}` : ''}`}
      data-unset={handle.value === undefined || undefined}
      onChange={(event) => handle.write(fromPosition(scale, event.target.valueAsNumber))}
      onPointerUp={handle.done}
      onBlur={handle.done}
    />
  );
}
