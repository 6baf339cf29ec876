import { AudioLines, Clapperboard, ImageIcon, Link2 } from 'lucide-react';
import { useRendered, useValue } from '../app/editor-context.tsx';
import { itemsIn, type ShownMedia } from '../engine/shown.ts';
import { usePoster } from '../media/poster.ts';
import { useBlobUrl } from '../media/use-blob-url.ts';
import styles from './chip.module.css';

const ICONS: { readonly [kind: string]: typeof ImageIcon } = {
  image: ImageIcon,
  video: Clapperboard,
  audio: AudioLines,
};

interface ThumbProps {
  /** Where the value is: `node.port`. */
  readonly from: string;
  readonly kind: string;
}

/** A value as small as a letter: its picture where there is one, else a sign for what it is. */
export function Thumb({ from, kind }: ThumbProps) {
  const shown = useValue(from)?.shown;
  const first = itemsIn(shown).find((item) => 'id' in item) as ShownMedia | undefined;
  const hash = useRendered(first);
  return first && hash !== undefined && first.kind !== 'audio' ? (
    <Picture hash={hash} kind={first.kind} />
  ) : (
    <Sign kind={kind} />
  );
}

function Sign({ kind }: { readonly kind: string }) {
  const Icon = ICONS[kind] ?? Link2;
  return <Icon size={11} className={styles.sign} aria-hidden="true" />;
}

function Picture({ hash, kind }: { readonly hash: string; readonly kind: 'image' | 'video' }) {
  const url = useBlobUrl(hash);
  const address = typeof url === 'string' ? url : undefined;
  const poster = usePoster(kind === 'video' ? address : undefined);
  const source = kind === 'video' ? poster : address;
  return source === undefined ? <Sign kind={kind} /> : <img className={styles.thumb} src={source} alt="" />;
}
