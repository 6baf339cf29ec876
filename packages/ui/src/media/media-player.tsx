import type { ShownMedia } from '../engine/shown.ts';
import { aspectOf } from './aspect.ts';
import styles from './media-player.module.css';
import { usePoster } from './poster.ts';
import { useBlobUrl } from './use-blob-url.ts';

interface MediaPlayerProps {
  readonly hash: string;
  readonly shown: ShownMedia;
  readonly label: string;
  readonly plays?: boolean;
}

/** A picture, clip or sound with the browser's own controls. */
export function MediaPlayer({ hash, shown, label, plays = false }: MediaPlayerProps) {
  const url = useBlobUrl(hash);
  const poster = usePoster(shown.kind === 'video' && typeof url === 'string' ? url : undefined);
  if (url instanceof Error) return <p className={styles.gone}>{url.message}</p>;
  if (shown.kind === 'audio') {
    // biome-ignore lint/a11y/useMediaCaption: sound without words
    return <audio className={styles.audio} src={url} controls autoPlay={plays} aria-label={label} />;
  }
  const style = { aspectRatio: aspectOf(shown) };
  if (shown.kind === 'image')
    return url ? (
      <img className={styles.media} style={style} src={url} alt={label} />
    ) : (
      <div className={styles.media} style={style} />
    );
  return (
    // biome-ignore lint/a11y/useMediaCaption: what is being made has no captions
    <video
      className={styles.media}
      style={style}
      src={url}
      poster={poster}
      controls
      autoPlay={plays}
      loop
      playsInline
      aria-label={label}
    />
  );
}
