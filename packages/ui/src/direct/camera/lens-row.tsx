import { SliderRow } from '../fields/slider-row.tsx';
import { useInput } from '../fields/use-input.ts';
import styles from './controls.module.css';
import { angleOfView, lensName, PRIME_LENSES } from './lens.ts';

interface LensRowProps {
  readonly id: string;
  /** The lens the camera starts with, mm. */
  readonly startMm: number;
  readonly sensorWidthMm: number;
}

/** The lens with how wide it sees, and those that are asked for by number. */
export function LensRow({ id, startMm, sensorWidthMm }: LensRowProps) {
  const { write, done, source } = useInput(id, 'lens');
  const choose = (mm: number) => {
    write(mm);
    done();
  };
  return (
    <>
      <SliderRow
        node={id}
        name="lens"
        label="Lens"
        scale={{ min: 10, max: 200, step: 1, isLog: true }}
        usual={startMm}
        note={`${angleOfView(startMm, sensorWidthMm).toFixed(0)}° ${lensName(startMm)}`}
      />
      {source === undefined && (
        <div className={styles.primes}>
          {PRIME_LENSES.map((mm) => (
            <button
              key={mm}
              type="button"
              className={styles.chip}
              aria-pressed={Math.round(startMm) === mm}
              aria-label={`${mm} mm, ${lensName(mm)}`}
              onClick={() => choose(mm)}
            >
              {mm}
            </button>
          ))}
        </div>
      )}
    </>
  );
}
