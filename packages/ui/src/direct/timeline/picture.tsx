import { Image, Play, Square } from 'lucide-react';
import { useEditor, useIsRunning, useUi } from '../../app/editor-context.tsx';
import { StageView } from '../stage-view.tsx';
import { shotAt } from './film.ts';
import styles from './picture.module.css';
import type { TimelineParts } from './timeline.tsx';
import { usePlayhead } from './use-player.ts';
import { timecode } from './words.ts';

/** Pixels the large picture is painted with. */
const SIZE = { width: 512, height: 288 } as const;
/** The last frame of a film begins a little before its end. */
const LAST_FRAME = 1 / 24;

/** The frame of the film under the playhead, large. */
export function Picture({ parts }: { readonly parts: TimelineParts }) {
  const { player, film, place, look, setLook } = parts;
  const seconds = Math.max(0, Math.min(usePlayhead(player), film.seconds - LAST_FRAME));
  const shot = shotAt(film, seconds);
  // Shots of a list are not known for a moment after every edit: that is no reason to take the last picture away.
  const isEmpty = film.shots.length === 0 && !parts.source.isList;
  const isGrey = look.style === 'grey-box';
  return (
    <figure className={styles.picture}>
      <div className={styles.frame}>
        <StageView
          place={isEmpty ? undefined : place}
          seconds={seconds}
          {...SIZE}
          style={look.style}
          label={`Frame of the film at ${timecode(seconds)}${shot ? `, shot ${shot.name}` : ''}`}
          className={styles.view}
        >
          {isEmpty && <p className={styles.unknown}>A film without shots shows nothing.</p>}
          {!parts.source.direction && film.shots.length > 0 && <Unknown sequence={parts.sequence} />}
        </StageView>
      </div>
      <figcaption className={styles.caption}>
        <span className={styles.name}>{shot ? `${film.shots.indexOf(shot) + 1} · ${shot.name}` : ''}</span>
        <button
          type="button"
          className={styles.style}
          aria-pressed={isGrey}
          title={isGrey ? 'Show the pictures of the layers' : 'Show everything as a grey white model'}
          onClick={() => setLook({ style: isGrey ? 'pictures' : 'grey-box' })}
        >
          {isGrey ? <Square size={11} aria-hidden="true" /> : <Image size={11} aria-hidden="true" />}
          Grey box
        </button>
      </figcaption>
    </figure>
  );
}

/** What stands in place of the picture until the film is known: what is measured, such as beats, is known after a run only. */
function Unknown({ sequence }: { readonly sequence: string }) {
  const { control } = useEditor();
  const isRunning = useIsRunning();
  const errors = useUi(({ issues }) => issues.filter(({ severity }) => severity === 'error').length);
  if (errors > 0) {
    return (
      <p className={styles.unknown}>
        {errors === 1
          ? 'An issue keeps the film from being seen. It is'
          : `${errors} issues keep the film from being seen. They are`}{' '}
        listed under Issues.
      </p>
    );
  }
  return (
    <div className={styles.unknown}>
      <p>Part of this film is known only after a run: what is measured or rendered for it.</p>
      <button type="button" disabled={isRunning} onClick={() => void control.runTo([sequence])}>
        <Play size={12} fill="currentColor" aria-hidden="true" />
        {isRunning ? 'Running…' : `Run up to ${sequence}`}
      </button>
    </div>
  );
}
