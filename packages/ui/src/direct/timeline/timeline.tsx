import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useEditor, useHere, useUi } from '../../app/editor-context.tsx';
import { type FilmActions, filmActions } from './actions.ts';
import type { FilmShot } from './film.ts';
import { NoFilm } from './no-film.tsx';
import { Picture } from './picture.tsx';
import { createPlayer, type Player } from './player.ts';
import { fitScale } from './scale.ts';
import { ShotBar } from './shot-bar.tsx';
import { ShotList } from './shot-list.tsx';
import { createThumbnails, THUMBNAIL, type Thumbnails } from './thumbnails.ts';
import styles from './timeline.module.css';
import { Toolbar } from './toolbar.tsx';
import { Tracks } from './tracks.tsx';
import { type FilmState, useFilm, useSequence } from './use-film.ts';
import { useSound } from './use-sound.ts';
import { useWidth } from './use-width.ts';

/** What is shown of a film, and how. */
export interface TimelineLook {
  readonly view: 'timeline' | 'list';
  readonly style: 'pictures' | 'grey-box';
  /** Whether ends of shots are drawn to beats and to the playhead. */
  readonly snaps: boolean;
  /** Pixels a second; the whole film in its width when left out. */
  readonly scale: number | undefined;
}

/** What every part of a timeline needs. */
export interface TimelineParts extends FilmState {
  readonly actions: FilmActions;
  readonly player: Player;
  readonly thumbnails: Thumbnails;
  readonly look: TimelineLook;
  readonly setLook: (look: Partial<TimelineLook>) => void;
  /** Pixels a second, and how wide the tracks are shown, px. */
  readonly scale: number;
  readonly width: number;
  /** The shot that is selected. */
  readonly active: FilmShot | undefined;
  readonly sequence: string;
}

const FIRST_LOOK: TimelineLook = { view: 'timeline', style: 'pictures', snaps: true, scale: undefined };

/** The film of the graph in view: its shots on one clock and as a list. */
export function Timeline({ onClose }: { readonly onClose: () => void }) {
  const sequence = useSequence();
  const [look, setLook] = useState(FIRST_LOOK);
  const change = useCallback((part: Partial<TimelineLook>) => setLook((before) => ({ ...before, ...part })), []);
  if (sequence === undefined) return <NoFilm onClose={onClose} />;
  return <FilmTimeline key={sequence} sequence={sequence} look={look} setLook={change} onClose={onClose} />;
}

interface FilmTimelineProps extends Pick<TimelineParts, 'sequence' | 'look' | 'setLook'> {
  readonly onClose: () => void;
}

function FilmTimeline({ sequence, look, setLook, onClose }: FilmTimelineProps) {
  const editor = useEditor();
  const state = useFilm(sequence);
  const actions = useMemo(() => filmActions(editor, sequence), [editor, sequence]);
  const player = usePlayer(state.film.seconds);
  const thumbnails = useThumbnails(player);
  useSound(player, state.music);
  const selected = useUi(({ selectedNodes }) => selectedNodes);
  const active = state.film.shots.find(
    ({ node, from }) => selected.has(node ?? '') || selected.has(from.slice(0, from.indexOf('.'))),
  );
  const main = useRef<HTMLDivElement>(null);
  const width = useWidth(main);
  const scale = look.scale ?? fitScale(state.film.seconds, width);
  const own = { actions, player, thumbnails, look, setLook, scale, width, active, sequence };
  const parts: TimelineParts = { ...state, ...own };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the whole panel, which its controls do not use themselves
    <div
      className={styles.timeline}
      onKeyDown={(event) => {
        const isControl = (event.target as Element).closest('input, textarea, select, button, [role="slider"]');
        if (event.key !== ' ' || isControl) return;
        event.preventDefault();
        player.toggle();
      }}
    >
      <Toolbar parts={parts} onClose={onClose} />
      <div className={styles.body}>
        <Picture parts={parts} />
        <div ref={main} className={styles.main}>
          {state.film.shots.length === 0 ? (
            <NoShots parts={parts} />
          ) : look.view === 'timeline' ? (
            <Tracks parts={parts} />
          ) : (
            <ShotList parts={parts} />
          )}
          {look.view === 'timeline' && active && <ShotBar parts={parts} shot={active} />}
        </div>
      </div>
    </div>
  );
}

function usePlayer(seconds: number): Player {
  const [player] = useState(() => createPlayer());
  useEffect(() => player.setLength(seconds), [player, seconds]);
  useEffect(() => () => player.pause(), [player]);
  return player;
}

/** Thumbnails show pictures also while the film is looked at as a grey model: they tell shots apart. */
function useThumbnails(player: Player): Thumbnails {
  const { session } = useEditor();
  const { values } = useHere();
  const thumbnails = useMemo(
    () =>
      createThumbnails(
        (place, seconds) =>
          session.view(values + place, { view: 'frame', seconds, style: 'pictures', ...THUMBNAIL }) as Promise<
            ImageBitmap | undefined
          >,
      ),
    [session, values],
  );
  useEffect(() => player.subscribe(() => thumbnails.hold(player.isPlaying)), [player, thumbnails]);
  return thumbnails;
}

function NoShots({ parts }: { readonly parts: TimelineParts }) {
  return (
    <div className={styles.none}>
      <p>
        {parts.source.isList
          ? 'The shots of this film come in a list that is not known yet: run the graph once.'
          : `"${parts.sequence}" has no shots yet.`}
      </p>
      {!parts.source.isList && (
        <button type="button" className={styles.primary} onClick={() => parts.actions.add(undefined)}>
          Add the first shot
        </button>
      )}
    </div>
  );
}
