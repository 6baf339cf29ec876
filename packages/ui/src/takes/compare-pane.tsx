import type { PurchaseInfo, TakeMark } from '@shotgraph/engine';
import { Check, Volume2, VolumeX } from 'lucide-react';
import { type CSSProperties, memo, type RefCallback } from 'react';
import { useBlobUrl } from '../media/use-blob-url.ts';
import { mediaOf } from '../spend/purchase-words.ts';
import { priceInWords } from '../spend/words.ts';
import styles from './compare.module.css';
import { MarkButtons } from './mark-buttons.tsx';
import { OTHER_SETTINGS } from './pin.ts';

interface PictureProps {
  readonly take: PurchaseInfo;
  readonly name: string;
  readonly onClip: (key: string, clip: HTMLVideoElement | null) => void;
  readonly onLength: (key: string, seconds: number) => void;
  /** @param shape - width divided by height */
  readonly onShape: (key: string, shape: number) => void;
  readonly style?: CSSProperties;
}

/** The picture of a take without controls: the clock of all of them moves it. */
export const ComparePicture = memo(function ComparePicture({
  take,
  name,
  onClip,
  onLength,
  onShape,
  style,
}: PictureProps) {
  const media = mediaOf(take)!;
  const url = useBlobUrl(media.hash);
  const label = `Take ${name}`;
  if (url instanceof Error) return <p className={styles.gone}>{url.message}</p>;
  if (url === undefined) return <div className={styles.media} />;
  if (media.kind === 'image')
    return (
      <img
        className={styles.media}
        style={style}
        src={url}
        alt={label}
        onLoad={({ currentTarget: image }) => onShape(take.key, image.naturalWidth / image.naturalHeight)}
      />
    );
  const ref: RefCallback<HTMLVideoElement> = (clip) => onClip(take.key, clip);
  return (
    <video
      ref={ref}
      className={styles.media}
      style={style}
      src={url}
      aria-label={label}
      preload="auto"
      playsInline
      muted
      onLoadedMetadata={({ currentTarget: clip }) => {
        onLength(take.key, clip.duration);
        onShape(take.key, clip.videoWidth / clip.videoHeight);
      }}
    />
  );
});

interface HeadProps {
  readonly take: PurchaseInfo;
  readonly name: string;
  /** Its number among those that are compared, from 1: the key that chooses it. */
  readonly number: number;
  readonly mark: TakeMark | undefined;
  readonly isChosen: boolean;
  readonly isHeard: boolean;
  readonly isUsed: boolean;
  /** Whether the node can have it by its number; else it is pinned. */
  readonly isUsable: boolean;
  readonly onUse: (() => void) | undefined;
  readonly onChoose: () => void;
  readonly onHear: () => void;
}

/** What a take is, and what can be done with it from here. */
export function CompareHead({ take, number, mark, onUse, onChoose, onHear, ...is }: HeadProps) {
  const { isChosen, isHeard, isUsed, isUsable } = is;
  const name = `take ${is.name}`;
  const use = isUsable ? 'Use' : 'Pin';
  return (
    <div className={styles.caption}>
      <button type="button" className={styles.choose} aria-pressed={isChosen} onClick={onChoose}>
        <span className={styles.digit} aria-hidden="true">
          {number}
        </span>{' '}
        <strong>Take {is.name}</strong>
        <span className={`${styles.faint} ${styles.seed}`}>seed {take.tag}</span>
        <span className={styles.faint}>{priceInWords(take)}</span>
      </button>
      {isUsed ? (
        <span className={styles.inUse}>
          <Check size={12} strokeWidth={3} aria-hidden="true" /> In use
        </span>
      ) : (
        onUse && (
          <button
            type="button"
            className={styles.use}
            aria-label={`${use} ${name}`}
            title={isUsable ? 'Sets the number of the take' : OTHER_SETTINGS}
            onClick={onUse}
          >
            {use}
          </button>
        )
      )}
      {mediaOf(take)?.kind === 'video' && (
        <button
          type="button"
          className={styles.icon}
          aria-pressed={isHeard}
          aria-label={`Hear ${name}`}
          title={isHeard ? 'Heard; click for silence' : 'Hear this one'}
          onClick={onHear}
        >
          {isHeard ? <Volume2 size={14} aria-hidden="true" /> : <VolumeX size={14} aria-hidden="true" />}
        </button>
      )}
      <MarkButtons take={take.key} mark={mark} name={name} />
    </div>
  );
}
