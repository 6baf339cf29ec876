import {
  ChevronFirst,
  ChevronLast,
  Copy,
  List,
  Magnet,
  Pause,
  Play,
  Plus,
  RectangleEllipsis,
  Trash2,
  X,
  ZoomIn,
  ZoomOut,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useEditor } from '../../app/editor-context.tsx';
import { zoomed } from './scale.ts';
import type { TimelineParts } from './timeline.tsx';
import styles from './toolbar.module.css';
import { nodesWith } from './use-film.ts';
import { useIsPlaying, usePlayhead } from './use-player.ts';
import { timecode } from './words.ts';

interface ToolbarProps {
  readonly parts: TimelineParts;
  readonly onClose: () => void;
}

/** Which film, how it is looked at, the transport, and what is done with its shots. */
export function Toolbar({ parts, onClose }: ToolbarProps) {
  const { active, actions, film, look, setLook, source } = parts;
  const last = film.shots.at(-1);
  return (
    <div className={styles.bar} role="toolbar" aria-label="Timeline">
      <FilmChoice parts={parts} />
      <fieldset className={styles.group} aria-label="View">
        <Tool label="Timeline" isOn={look.view === 'timeline'} onClick={() => setLook({ view: 'timeline' })}>
          <RectangleEllipsis size={14} aria-hidden="true" />
        </Tool>
        <Tool label="Shot list" isOn={look.view === 'list'} onClick={() => setLook({ view: 'list' })}>
          <List size={14} aria-hidden="true" />
        </Tool>
      </fieldset>
      <span className={styles.rule} />
      <Transport parts={parts} />
      <span className={styles.space} />
      <Tool
        label="Add a shot after the selected one"
        text="Shot"
        isDisabled={source.isList}
        onClick={() => actions.add(active ?? last)}
      >
        <Plus size={14} aria-hidden="true" />
      </Tool>
      <Tool
        label="Duplicate the selected shot"
        isDisabled={!active}
        onClick={() => active && actions.duplicate(active)}
      >
        <Copy size={14} aria-hidden="true" />
      </Tool>
      <Tool label="Remove the selected shot" isDisabled={!active} onClick={() => active && actions.remove(active)}>
        <Trash2 size={14} aria-hidden="true" />
      </Tool>
      {look.view === 'timeline' && <Zoom parts={parts} />}
      <span className={styles.rule} />
      <Tool label="Close the timeline" onClick={onClose}>
        <X size={14} aria-hidden="true" />
      </Tool>
    </div>
  );
}

function FilmChoice({ parts }: { readonly parts: TimelineParts }) {
  const editor = useEditor();
  const all = nodesWith(editor, 'sequence');
  const { sequence, film } = parts;
  const count = `${film.shots.length} ${film.shots.length === 1 ? 'shot' : 'shots'}`;
  const choose = (id: string) => {
    editor.ui.select([]);
    editor.ui.setState({ film: id });
  };
  return (
    <div className={styles.film}>
      {all.length > 1 ? (
        <select aria-label="Sequence" value={sequence} onChange={(event) => choose(event.target.value)}>
          {all.map((id) => (
            <option key={id} value={id}>
              {id}
            </option>
          ))}
        </select>
      ) : (
        <strong>{sequence}</strong>
      )}
      <span className={styles.count}>{count}</span>
    </div>
  );
}

function Transport({ parts }: { readonly parts: TimelineParts }) {
  const { player, film } = parts;
  const isPlaying = useIsPlaying(player);
  const seconds = usePlayhead(player);
  const cuts = [...film.shots.map(({ start }) => start), film.seconds];
  return (
    <fieldset className={styles.group} aria-label="Play">
      <Tool label="To the cut before" onClick={() => player.seek(cuts.findLast((cut) => cut < seconds - 0.02) ?? 0)}>
        <ChevronFirst size={14} aria-hidden="true" />
      </Tool>
      <Tool label={isPlaying ? 'Pause' : 'Play'} onClick={player.toggle}>
        {isPlaying ? (
          <Pause size={14} fill="currentColor" aria-hidden="true" />
        ) : (
          <Play size={14} fill="currentColor" aria-hidden="true" />
        )}
      </Tool>
      <Tool
        label="To the next cut"
        onClick={() => player.seek(cuts.find((cut) => cut > seconds + 0.02) ?? film.seconds)}
      >
        <ChevronLast size={14} aria-hidden="true" />
      </Tool>
      <span className={styles.clock}>
        <b>{timecode(seconds)}</b> / {timecode(film.seconds)}
      </span>
    </fieldset>
  );
}

function Zoom({ parts }: { readonly parts: TimelineParts }) {
  const { look, setLook, scale } = parts;
  const zoom = (steps: number) => setLook({ scale: zoomed(scale, steps) });
  return (
    <fieldset className={styles.group} aria-label="Scale">
      <Tool label="Snap to beats and playhead" isOn={look.snaps} onClick={() => setLook({ snaps: !look.snaps })}>
        <Magnet size={14} aria-hidden="true" />
      </Tool>
      <Tool label="Zoom out" onClick={() => zoom(-1)}>
        <ZoomOut size={14} aria-hidden="true" />
      </Tool>
      <Tool label="Zoom in" onClick={() => zoom(1)}>
        <ZoomIn size={14} aria-hidden="true" />
      </Tool>
      <Tool
        label="Fit the whole film"
        text="Fit"
        isOn={look.scale === undefined}
        onClick={() => setLook({ scale: undefined })}
      />
    </fieldset>
  );
}

interface ToolProps {
  readonly label: string;
  /** Shown beside the icon. */
  readonly text?: string;
  readonly isOn?: boolean;
  readonly isDisabled?: boolean;
  readonly onClick: () => void;
  readonly children?: ReactNode;
}

function Tool({ label, text, isOn, isDisabled = false, onClick, children }: ToolProps) {
  return (
    <button
      type="button"
      className={`${styles.tool} ${text === undefined ? '' : styles.wide}`}
      aria-label={label}
      aria-pressed={isOn}
      title={label}
      disabled={isDisabled}
      onClick={onClick}
    >
      {children}
      {text}
    </button>
  );
}
