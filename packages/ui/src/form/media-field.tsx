import { AudioLines, ImageIcon, type LucideIcon, Video, X } from 'lucide-react';
import { type DragEvent, useState } from 'react';
import { messageOf } from '../app/editor.ts';
import { useEditor } from '../app/editor-context.tsx';
import { kindOfFile } from '../media/import-files.ts';
import { keepMedia } from './keep-media.ts';
import styles from './media-field.module.css';
import { fillOps, type MediaKind } from './media-input.ts';
import { RecentFiles } from './recent-files.tsx';
import { useFileUrl } from './use-file-url.ts';

interface MediaFieldProps {
  /** Of the graph input. */
  readonly name: string;
  readonly kind: MediaKind;
  /** The file it has. */
  readonly path: string | undefined;
  readonly label: string;
}

const WORDS: {
  readonly [kind in MediaKind]: { readonly a: string; readonly formats: string; readonly icon: LucideIcon };
} = {
  image: { a: 'an image', formats: 'PNG, JPEG, WebP, GIF or BMP', icon: ImageIcon },
  video: { a: 'a video', formats: 'MP4, MOV or WebM', icon: Video },
  audio: { a: 'a sound', formats: 'WAV, MP3, M4A, OGG or FLAC', icon: AudioLines },
};

/** A picture, clip or sound that the graph asks for: chosen, dropped, or one that is beside the document already. */
export function MediaField({ name, kind, path, label }: MediaFieldProps) {
  const editor = useEditor();
  const [problem, setProblem] = useState<string>();
  const [isOver, setOver] = useState(false);
  const { a, formats } = WORDS[kind];
  const fill = (next: string | undefined) => {
    const ops = fillOps(editor.doc.graph, name, next, (type) => editor.catalogue.byType.get(type)?.version ?? 1);
    editor.doc.closeMark();
    editor.applyFix({ label: `Fill in ${label}`, ops });
  };
  const take = async (file: File | undefined) => {
    if (!file) return;
    if (kindOfFile(file) !== kind) {
      setProblem(`“${file.name}” is not ${a}. Choose ${formats}.`);
      return;
    }
    setProblem(undefined);
    try {
      fill(await keepMedia(editor, file));
    } catch (error) {
      setProblem(`“${file.name}” could not be kept here: ${messageOf(error)}`);
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a surface to drop files on; the button in it takes them as well
    <div
      className={`${styles.field} ${isOver ? styles.over : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {path !== undefined && <Chosen kind={kind} path={path} label={label} onRemove={() => fill(undefined)} />}
      <Chooser {...{ kind, label }} isFilled={path !== undefined} onTake={(file) => void take(file)} />
      {problem !== undefined && (
        <p className={styles.bad} role="alert">
          {problem}
        </p>
      )}
      <RecentFiles kind={kind} label={label} current={path} onChoose={fill} />
    </div>
  );
}

interface ChooserProps {
  readonly kind: MediaKind;
  readonly label: string;
  readonly isFilled: boolean;
  readonly onTake: (file: File | undefined) => void;
}

function Chooser({ kind, label, isFilled, onTake }: ChooserProps) {
  const { a, icon: Icon } = WORDS[kind];
  return (
    <label className={isFilled ? styles.again : styles.empty}>
      {!isFilled && <Icon size={20} aria-hidden="true" />}
      <span>{isFilled ? 'Choose another' : `Choose ${a}, or drop one here`}</span>
      <input
        type="file"
        className="visually-hidden"
        accept={`${kind}/*`}
        aria-label={`${isFilled ? 'Choose another file' : `Choose ${a}`} for ${label}`}
        onChange={(event) => {
          onTake(event.target.files?.[0]);
          // The same file again is a choice as well.
          event.target.value = '';
        }}
      />
    </label>
  );
}

interface ChosenProps {
  readonly kind: MediaKind;
  readonly path: string;
  readonly label: string;
  readonly onRemove: () => void;
}

function Chosen({ kind, path, label, onRemove }: ChosenProps) {
  const url = useFileUrl(path);
  return (
    <div className={styles.chosen}>
      {url === null ? (
        <p className={styles.bad}>{path} is not here. Choose it again.</p>
      ) : kind === 'image' ? (
        <div className={styles.frame}>{url && <img src={url} alt={`${label}: ${path}`} />}</div>
      ) : kind === 'video' ? (
        // biome-ignore lint/a11y/useMediaCaption: what somebody brings along has no captions
        <video
          className={styles.frame}
          src={url}
          controls
          playsInline
          preload="metadata"
          aria-label={`${label}: ${path}`}
        />
      ) : (
        // biome-ignore lint/a11y/useMediaCaption: sound without words
        <audio className={styles.sound} src={url} controls preload="metadata" aria-label={`${label}: ${path}`} />
      )}
      <div className={styles.line}>
        <span className={styles.name} title={path}>
          {path.split('/').at(-1)}
        </span>
        <button type="button" className={styles.remove} aria-label={`Take ${path} out of ${label}`} onClick={onRemove}>
          <X size={14} aria-hidden="true" />
        </button>
      </div>
    </div>
  );
}
