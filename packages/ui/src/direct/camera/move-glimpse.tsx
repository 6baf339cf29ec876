import type { CSSProperties } from 'react';
import styles from './move-glimpse.module.css';
import type { Glimpse } from './move-looks.ts';

/**
 * What a move does to a picture, seen through a little finder: hills far away, posts half way, somebody near. At rest the end of the
 * move lies over its beginning as an outline.
 */
export function MoveGlimpse({ glimpse }: { readonly glimpse: Glimpse }) {
  const { back, middle, front, lean = 0, pulls, smears } = glimpse;
  return (
    <svg
      viewBox="0 0 64 36"
      className={styles.finder}
      data-pulls={pulls}
      data-smears={smears}
      style={{ '--lean': `${lean}deg` } as CSSProperties}
      aria-hidden="true"
    >
      <g className={styles.lean}>
        <Plane way={back} name="back">
          <path
            d="M-40 22 L-24 15 L-8 20 L8 12 L22 19 L38 13 L56 20 L72 15 L104 22 V60 H-40Z"
            className={styles.hills}
          />
        </Plane>
        <Plane way={middle} name="middle">
          {[-14, 4, 18, 46, 60, 78].map((x) => (
            <rect key={x} x={x - 1.5} y={13} width={3} height={14} rx={1} className={styles.post} />
          ))}
        </Plane>
        <Plane way={front} name="front">
          <path d="M24 40 C24 29 28 26.5 32 26.5 C36 26.5 40 29 40 40Z" className={styles.body} />
          <circle cx={32} cy={20.5} r={5} className={styles.body} />
        </Plane>
      </g>
    </svg>
  );
}

function Plane({
  way: [x, y, growth],
  name,
  children,
}: {
  readonly way: Glimpse['back'];
  readonly name: 'back' | 'middle' | 'front';
  readonly children: React.ReactNode;
}) {
  const style = { '--x': `${x * 0.64}px`, '--y': `${y * 0.36}px`, '--growth': growth } as CSSProperties;
  return (
    <g className={`${styles.plane} ${styles[name]}`} style={style}>
      {children}
    </g>
  );
}
