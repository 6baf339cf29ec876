import type { Meter } from '@shotgraph/nodes';
import { AudioLines, Clapperboard, ImageIcon, Sigma, TriangleAlert, Type } from 'lucide-react';
import { memo } from 'react';
import { useEditor } from '../app/editor-context.tsx';
import styles from './meter.module.css';
import { RowBar } from './row-bar.tsx';
import { cardRows, overInWords, usedInWords } from './rows.ts';
import { useMeter } from './use-meter.ts';

const ICONS: { readonly [row: string]: typeof ImageIcon } = {
  images: ImageIcon,
  videos: Clapperboard,
  videoSeconds: Clapperboard,
  audios: AudioLines,
  audioSeconds: AudioLines,
  total: Sigma,
};

/** On a card: how much of what its model takes is used. Pressing it shows all of it beside the canvas. */
export function MeterStrip({ id }: { readonly id: string }) {
  const meter = useMeter(id);
  return meter && <Strip id={id} meter={meter} />;
}

/** Drawn when the answer is another one: it is asked for with every letter that is typed. */
const Strip = memo(function Strip({ id, meter }: { readonly id: string; readonly meter: Meter }) {
  const { ui } = useEditor();
  const rows = cardRows(meter);
  const problem = overInWords(meter);
  if (rows.length === 0 && !problem) return null;
  const words = rows.map((row) => `${row.label} ${usedInWords(row)}`);
  const open = () => {
    ui.select([id]);
    ui.setState({ dock: 'result' });
  };
  return (
    <button
      type="button"
      className={`${styles.strip} nodrag`}
      title={[`What ${meter.taker} takes`, ...words, ...(problem ? [problem] : [])].join('\n')}
      onClick={open}
    >
      {/* The numbers in words are the name: read out they say more than 2/9. */}
      <span className="visually-hidden">
        Limits of {id}: {[...words, ...(problem ? [problem] : [])].join(', ')}
      </span>
      {rows.map((row) => {
        const Icon = ICONS[row.id] ?? Type;
        return (
          <span key={row.id} className={`${styles.cell} ${styles[row.state]} ${row.advised ? styles.advised : ''}`}>
            <Icon size={11} aria-hidden="true" />
            <span className={styles.number} aria-hidden="true">
              {row.used}/{row.allowed}
              {row.unit === 'seconds' && ' s'}
            </span>
            <RowBar row={row} />
          </span>
        );
      })}
      {problem && <TriangleAlert size={12} className={styles.alert} aria-hidden="true" />}
    </button>
  );
});
