import { Pause, Play } from 'lucide-react';
import { useRef, useState } from 'react';
import type { ShownMedia } from '../engine/shown.ts';
import { formatSeconds } from './facts.ts';
import styles from './node-preview.module.css';
import { POSTER_AT } from './poster.ts';
import { useBlobUrl } from './use-blob-url.ts';
import { Waveform } from './waveform.tsx';

interface MediaThumbProps {
  readonly hash: string;
  readonly shown: ShownMedia;
  readonly label: string;
}

/** A small picture, clip or sound. Clips play while the pointer is over them, silently. */
export const MediaThumb = (props: MediaThumbProps) => <Thumb key={props.hash} {...props} />;

/** One that stays the same: what is known of it, that it cannot be shown or how far it was played, is known of no other. */
function Thumb({ hash, shown, label }: MediaThumbProps) {
  const url = useBlobUrl(hash);
  const [isBroken, setBroken] = useState(false);
  if (url instanceof Error || isBroken) {
    return (
      <p className={styles.broken}>
        {url instanceof Error ? url.message : 'This browser cannot show this format; the graph can still use it.'}
      </p>
    );
  }
  if (url === undefined) return <div className={styles.waiting} />;
  if (shown.kind === 'image') return <img src={url} alt={label} draggable={false} onError={() => setBroken(true)} />;
  if (shown.kind === 'audio') return <AudioThumb hash={hash} url={url} label={label} seconds={shown.seconds ?? 0} />;
  return (
    <video
      src={url}
      aria-label={label}
      muted
      loop
      playsInline
      preload="metadata"
      onError={() => setBroken(true)}
      onLoadedMetadata={(event) => showPoster(event.currentTarget)}
      onPointerEnter={(event) => {
        event.currentTarget.currentTime = 0;
        void event.currentTarget.play().catch(() => {});
      }}
      onPointerLeave={(event) => {
        event.currentTarget.pause();
        showPoster(event.currentTarget);
      }}
    />
  );
}

/** Clips often begin in black: at rest a frame from their first half stands for them. */
function showPoster(video: HTMLVideoElement): void {
  if (Number.isFinite(video.duration)) video.currentTime = video.duration * POSTER_AT;
}

function AudioThumb({
  hash,
  url,
  label,
  seconds,
}: {
  readonly hash: string;
  readonly url: string;
  readonly label: string;
  readonly seconds: number;
}) {
  const audio = useRef<HTMLAudioElement>(null);
  const [isPlaying, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  const toggle = () => (isPlaying ? audio.current?.pause() : void audio.current?.play().catch(() => {}));
  return (
    <div className={styles.sound}>
      <button
        type="button"
        onClick={toggle}
        className={styles.play}
        aria-label={isPlaying ? `Pause ${label}` : `Play ${label}`}
      >
        {isPlaying ? <Pause size={12} aria-hidden="true" /> : <Play size={12} aria-hidden="true" />}
      </button>
      <Waveform
        hash={hash}
        part={seconds > 0 ? at / seconds : 0}
        onSeek={(part) => {
          if (audio.current) audio.current.currentTime = part * seconds;
        }}
      />
      <span className={styles.time}>{formatSeconds(isPlaying ? at : seconds)}</span>
      {/* biome-ignore lint/a11y/useMediaCaption: sound without words */}
      <audio
        ref={audio}
        src={url}
        preload="metadata"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onTimeUpdate={(event) => setAt(event.currentTarget.currentTime)}
      />
    </div>
  );
}
