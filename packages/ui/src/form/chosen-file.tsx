import { ChevronDown, ChevronUp, type LucideIcon, X } from 'lucide-react';
import type { MediaKind } from '../media/media-kind.ts';
import styles from './media-field.module.css';
import { useFileUrl } from './use-file-url.ts';

interface ChosenFileProps {
  readonly kind: MediaKind;
  readonly path: string;
  /** Of the input it is for. */
  readonly label: string;
  /** Whether it is one of many. */
  readonly isSmall: boolean;
  readonly onRemove: () => void;
  /** Moves it a place up; left out where there is none. */
  readonly onEarlier?: () => void;
  readonly onLater?: () => void;
}

/** A file that was chosen, to be seen or heard, with what takes it out again. */
export function ChosenFile({ kind, path, label, isSmall, onRemove, onEarlier, onLater }: ChosenFileProps) {
  return (
    <div className={`${styles.chosen} ${isSmall ? styles.one : ''}`}>
      <Content {...{ kind, path, label }} />
      <div className={styles.line}>
        <span className={styles.name} title={path}>
          {path.split('/').at(-1)}
        </span>
        {onEarlier && <Tool icon={ChevronUp} label={`Move ${path} up in ${label}`} onClick={onEarlier} />}
        {onLater && <Tool icon={ChevronDown} label={`Move ${path} down in ${label}`} onClick={onLater} />}
        <Tool icon={X} label={`Take ${path} out of ${label}`} onClick={onRemove} />
      </div>
    </div>
  );
}

interface ToolProps {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly onClick: () => void;
}

const Tool = ({ icon: Icon, label, onClick }: ToolProps) => (
  <button type="button" className={styles.remove} aria-label={label} onClick={onClick}>
    <Icon size={14} aria-hidden="true" />
  </button>
);

function Content({ kind, path, label }: Pick<ChosenFileProps, 'kind' | 'path' | 'label'>) {
  const url = useFileUrl(path);
  if (url === null) return <p className={styles.bad}>{path} is not here. Choose it again.</p>;
  const name = `${label}: ${path}`;
  if (kind === 'image') return <div className={styles.frame}>{url && <img src={url} alt={name} />}</div>;
  if (kind === 'video')
    return (
      // biome-ignore lint/a11y/useMediaCaption: what somebody brings along has no captions
      <video className={styles.frame} src={url} controls playsInline preload="metadata" aria-label={name} />
    );
  // biome-ignore lint/a11y/useMediaCaption: sound without words
  return <audio className={styles.sound} src={url} controls preload="metadata" aria-label={name} />;
}
