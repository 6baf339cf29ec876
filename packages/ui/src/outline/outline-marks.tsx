import { Scan, Trash2 } from 'lucide-react';
import { useEditor } from '../app/editor-context.tsx';
import { fitThings } from '../arrange/things.ts';
import { changeMark, type Mark, removeMarks } from '../marks/marks.ts';
import { useMarks } from '../marks/use-marks.ts';
import panelStyles from './outline-panel.module.css';
import styles from './outline-ports.module.css';

/** Frames and notes: their words can be read and written here as well. */
export function OutlineMarks() {
  const marks = useMarks();
  if (marks.length === 0) return null;
  return (
    <section className={panelStyles.section}>
      <h3>Frames and notes</h3>
      <ul className={panelStyles.ends}>
        {marks.map((mark) => (
          <MarkLine key={mark.id} mark={mark} />
        ))}
      </ul>
    </section>
  );
}

function MarkLine({ mark }: { readonly mark: Mark }) {
  const editor = useEditor();
  const { id, kind, name, title } = mark;
  const isFrame = kind === 'frame';
  const shared = {
    className: styles.words,
    value: title,
    'aria-label': isFrame ? `Title of frame ${name}` : `Text of note ${name}`,
    onBlur: () => editor.doc.closeMark(),
  };
  const write = (text: string) =>
    editor.edit(changeMark(editor.part(), id, isFrame ? { title: text } : { text }), { mark: `write ${id}` });
  return (
    <li className={styles.port}>
      <span className={styles.name}>{kind}</span>
      <div className={styles.value}>
        {isFrame ? (
          <input {...shared} placeholder="Untitled frame" onChange={(event) => write(event.target.value)} />
        ) : (
          <textarea {...shared} rows={2} placeholder="Empty note" onChange={(event) => write(event.target.value)} />
        )}
      </div>
      <span className={styles.tools}>
        <button
          type="button"
          className={styles.tool}
          aria-label={`Show ${kind} ${name} on the canvas`}
          title="Show on the canvas"
          onClick={() => {
            editor.ui.select([id]);
            fitThings(editor, [id]);
          }}
        >
          <Scan size={12} aria-hidden="true" />
        </button>
        <button
          type="button"
          className={styles.tool}
          aria-label={`Delete ${kind} ${name}`}
          title="Delete"
          onClick={() => editor.edit(removeMarks(editor.part(), [id]))}
        >
          <Trash2 size={12} aria-hidden="true" />
        </button>
      </span>
    </li>
  );
}
