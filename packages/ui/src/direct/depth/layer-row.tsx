import { Box, Image } from 'lucide-react';
import type { CSSProperties } from 'react';
import { useEditor, useRendered } from '../../app/editor-context.tsx';
import { useBlobUrl } from '../../media/use-blob-url.ts';
import { type DistanceRange, toShare } from './distance.ts';
import { Grip } from './grip.tsx';
import styles from './layer-row.module.css';
import type { Sharp, StackLayer } from './stack.ts';

/** Colours of bands: near is warm, far is cool. */
export const BAND_COLOURS: { readonly [band: string]: string } = {
  foreground: 'var(--warn)',
  midground: 'var(--accent)',
  background: 'var(--wait)',
};

interface LayerRowProps {
  readonly layer: StackLayer;
  readonly range: DistanceRange;
  readonly sharp: Sharp;
  readonly ticks: readonly number[];
  readonly isSelected: boolean;
  readonly onSelect: () => void;
  readonly onHold: (isHeld: boolean) => void;
}

/** A layer with its picture and its distance. */
export function LayerRow({ layer, range, sharp, ticks, isSelected, onSelect, onHold }: LayerRowProps) {
  const { setInput } = useEditor();
  const { name, node, metres, thickness, band, kind, wired } = layer;
  const isFixed = node === undefined || wired.has('depth');
  const { near = range.nearest, far = range.farthest } = sharp;
  const isSharp = metres + thickness >= near && metres <= far;
  const hasSharp = sharp.near !== undefined || sharp.far !== undefined;
  return (
    <li className={styles.row} style={{ '--band': BAND_COLOURS[band] ?? 'var(--text-3)' } as CSSProperties}>
      <button type="button" className={styles.layer} aria-pressed={isSelected} onClick={onSelect}>
        <Thumb layer={layer} />
        <span className={styles.names}>
          <b>{name}</b>
          <span>
            {metres} m{kind !== '' && ` · ${kind}`}
            {hasSharp && !isSharp && ' · soft'}
          </span>
        </span>
      </button>
      <div className={styles.track}>
        {ticks.map((tick) => (
          <i key={tick} style={{ left: `${toShare(tick, range) * 100}%` }} />
        ))}
        {hasSharp && (
          <span
            className={styles.sharp}
            style={{ left: `${toShare(near, range) * 100}%`, right: `${(1 - toShare(far, range)) * 100}%` }}
          />
        )}
        {thickness > 0 && (
          <span
            className={styles.extent}
            style={{
              left: `${toShare(metres, range) * 100}%`,
              right: `${(1 - toShare(metres + thickness, range)) * 100}%`,
            }}
          />
        )}
        {isFixed ? (
          <span
            className={`${styles.mark} ${styles.fixed}`}
            style={{ left: `${toShare(metres, range) * 100}%` }}
            title="Its distance is wired in or made elsewhere"
          />
        ) : (
          <Grip
            label={`Distance of ${name}`}
            metres={metres}
            range={range}
            className={styles.mark}
            onMove={(to) => setInput({ node, input: 'depth' }, to, `depth ${node}`)}
            onHold={onHold}
            onFocus={onSelect}
          />
        )}
      </div>
    </li>
  );
}

function Thumb({ layer: { image, kind } }: { readonly layer: StackLayer }) {
  const hash = useRendered(image);
  if (hash !== undefined) return <Picture hash={hash} />;
  const Icon = image || kind === 'scenery' || kind === 'card' ? Image : Box;
  return (
    <span className={styles.thumb}>
      <Icon size={14} aria-hidden="true" />
    </span>
  );
}

function Picture({ hash }: { readonly hash: string }) {
  const url = useBlobUrl(hash);
  return <span className={styles.thumb}>{typeof url === 'string' && <img src={url} alt="" draggable={false} />}</span>;
}
