import type { ReactNode } from 'react';
import { useEditor } from '../../app/editor-context.tsx';
import { InputField } from '../shot/input-field.tsx';
import { sharedWith } from './actions.ts';
import type { FilmShot } from './film.ts';
import styles from './shot-bar.module.css';
import type { TimelineParts } from './timeline.tsx';
import { sayLength } from './words.ts';

/** Lengths that differ by more are told apart, s: music does not keep to hundredths. */
const UNLIKE_SECONDS = 0.06;

/** The selected shot in one line of fields. */
export function ShotBar({ parts, shot }: { readonly parts: TimelineParts; readonly shot: FilmShot }) {
  const editor = useEditor();
  const { node, name, from } = shot;
  if (node === undefined) {
    return (
      <p className={styles.elsewhere}>
        “{name}” is made by {from}; its length, size and words are changed there.
      </p>
    );
  }
  const shared = sharedWith(editor, parts.sequence, shot);
  const { snap } = parts.film.cutting;
  const isMoved = Math.abs(shot.seconds - shot.ownSeconds) > UNLIKE_SECONDS;
  return (
    <section className={styles.bar} aria-label={`Shot ${name}`}>
      <Field title="Name" width={120}>
        <InputField node={node} input="name" label={`Name of ${name}`} />
      </Field>
      <Field title={isMoved ? `Length, plays ${sayLength(shot.seconds)}` : 'Length'} width={96}>
        <InputField node={node} input="seconds" label={`Length of ${name}`} />
      </Field>
      <Field title="Size" width={120}>
        <InputField node={node} input="size" label={`Size of ${name}`} />
      </Field>
      <Field title="Angle" width={112}>
        <InputField node={node} input="angle" label={`Angle of ${name}`} />
      </Field>
      <Field title="Begins with" width={104}>
        <InputField node={node} input="transition" label={`Transition into ${name}`} />
      </Field>
      {shot.transition.kind !== 'cut' && (
        <Field title="Overlap" width={80}>
          <InputField node={node} input="transitionSeconds" label={`Overlap of ${name} with the shot before`} />
        </Field>
      )}
      <Field title="Words" width={180} grows>
        <InputField node={node} input="description" label={`Words of ${name}`} isCompact />
      </Field>
      {(shared !== '' || snap !== 'none') && (
        <p className={styles.note}>
          {snap !== 'none' && <span>Cuts fall on {snap}s</span>}
          {shared !== '' && <span>{shared}</span>}
        </p>
      )}
    </section>
  );
}

interface FieldProps {
  readonly title: string;
  readonly width: number;
  readonly grows?: boolean;
  readonly children: ReactNode;
}

const Field = ({ title, width, grows = false, children }: FieldProps) => (
  <div className={styles.field} style={grows ? { flex: `1 1 ${width}px` } : { flex: `0 1 ${width}px` }}>
    <span className={styles.title} aria-hidden="true">
      {title}
    </span>
    {children}
  </div>
);
