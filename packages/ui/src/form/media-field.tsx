import { AudioLines, ImageIcon, type LucideIcon, Video } from 'lucide-react';
import { type DragEvent, useState } from 'react';
import { useEditor } from '../app/editor-context.tsx';
import type { MediaKind } from '../media/media-kind.ts';
import { moveItem, withItems } from '../nodes/widgets/list-items.ts';
import { ChosenFile } from './chosen-file.tsx';
import styles from './media-field.module.css';
import type { MediaInput } from './media-input.ts';
import { RecentFiles } from './recent-files.tsx';
import { addMedia, FILE_WORDS, fillMedia, takeMedia } from './take-media.ts';

interface MediaFieldProps extends MediaInput {
  /** Of the graph input. */
  readonly name: string;
  /** The files it has. */
  readonly paths: readonly string[];
  readonly label: string;
}

interface Words {
  readonly some: string;
  readonly icon: LucideIcon;
}

const WORDS: { readonly [kind in MediaKind]: Words } = {
  image: { some: 'images', icon: ImageIcon },
  video: { some: 'videos', icon: Video },
  audio: { some: 'sounds', icon: AudioLines },
};

/** Pictures, clips or sounds that the graph asks for: chosen, dropped, or such as are beside the document already. */
export function MediaField({ name, kind, isList, paths, label }: MediaFieldProps) {
  const editor = useEditor();
  const [problems, setProblems] = useState<readonly string[]>([]);
  const [isOver, setOver] = useState(false);
  const field = { name, kind, isList, label };
  const fill = (next: readonly string[]) => void fillMedia(editor, field, next);
  const take = async (files: readonly File[]) => setProblems(await takeMedia(editor, field, files));
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take([...event.dataTransfer.files]);
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
      onPaste={(event) => {
        if (event.clipboardData.files.length === 0) return;
        event.preventDefault();
        void take([...event.clipboardData.files]);
      }}
    >
      {paths.map((path, at) => (
        <ChosenFile
          // The same file may be there twice.
          key={`${paths.slice(0, at).filter((other) => other === path).length} ${path}`}
          {...{ kind, path, label, isSmall: isList }}
          onRemove={() => fill(withItems(paths, at, []))}
          {...(at > 0 && { onEarlier: () => fill(moveItem(paths, at, -1)) })}
          {...(at < paths.length - 1 && { onLater: () => fill(moveItem(paths, at, 1)) })}
        />
      ))}
      <Chooser {...{ kind, label, isList }} isFilled={paths.length > 0} onTake={(files) => void take(files)} />
      {problems.map((problem) => (
        <p key={problem} className={styles.bad} role="alert">
          {problem}
        </p>
      ))}
      <RecentFiles kind={kind} label={label} current={paths} onChoose={(path) => addMedia(editor, field, [path])} />
    </div>
  );
}

interface ChooserProps extends MediaInput {
  readonly label: string;
  readonly isFilled: boolean;
  readonly onTake: (files: readonly File[]) => void;
}

function Chooser({ kind, isList, label, isFilled, onTake }: ChooserProps) {
  const { a } = FILE_WORDS[kind];
  const { some, icon: Icon } = WORDS[kind];
  const what = isList ? some : a;
  const words = !isFilled
    ? `Choose ${what}, or drop ${isList ? 'some' : 'one'} here`
    : isList
      ? `Add ${some}`
      : 'Choose another';
  const name = !isFilled ? `Choose ${what}` : isList ? `Add ${some}` : 'Choose another file';
  return (
    <label className={isFilled ? styles.again : styles.empty}>
      {!isFilled && <Icon size={20} aria-hidden="true" />}
      <span>{words}</span>
      <input
        type="file"
        className="visually-hidden"
        accept={`${kind}/*`}
        multiple={isList}
        aria-label={`${name} for ${label}`}
        onChange={(event) => {
          onTake([...(event.target.files ?? [])]);
          // The same file again is a choice as well.
          event.target.value = '';
        }}
      />
    </label>
  );
}
