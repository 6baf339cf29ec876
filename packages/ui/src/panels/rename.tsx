import type { Op } from '@shotgraph/engine';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { messageOf } from '../app/editor.ts';
import { useEditor } from '../app/editor-context.tsx';
import { toId } from '../doc/edits.ts';
import { renameOps } from '../doc/rename.ts';
import { Dialog, DialogButton } from './dialog.tsx';
import type { DialogState } from './dialog-state.ts';
import styles from './rename.module.css';

type RenameProps = Extract<DialogState, { readonly kind: 'rename' }>;

const KINDS = { node: 'node', input: 'graph input', output: 'graph output' } as const;
const FOLLOWS = {
  node: 'Edges, prompts that mention it and its takes follow. Nothing runs again.',
  input: 'Edges and {{templates}} follow. Nothing runs again; scripts that set it have to say the new name.',
  output: 'What uses it follows. Nothing runs again; files of later runs have the new name.',
} as const;

/** Asks what something is to be called. */
export default function Rename({ what, id }: RenameProps) {
  const editor = useEditor();
  const { ui, part, editDocument } = editor;
  const input = what === 'input' ? part().header.inputs?.[id] : undefined;
  const [text, setText] = useState(id);
  const [label, setLabel] = useState(input?.label ?? '');
  const field = useRef<HTMLInputElement>(null);
  const told = useId();
  // The dialog has opened by now: it gives the focus to its first button.
  useEffect(() => field.current?.select(), []);
  const to = toId(text);
  const made = attempt(() => renameOps(editor, what, id, to));
  const problem = text.trim() === '' ? 'It needs a name.' : typeof made === 'string' ? made : undefined;
  const close = () => ui.setState({ dialog: undefined });

  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (problem !== undefined || typeof made === 'string') return;
    const { label: before, ...rest } = input ?? { type: '' };
    const words = label.trim();
    const value = { ...rest, ...(words !== '' && { label: words }) };
    const { subgraph } = editor.here();
    const labelled: readonly Op[] =
      input && words !== (before ?? '')
        ? [{ op: 'set-graph-input', name: to, value, ...(subgraph !== undefined && { graph: subgraph }) }]
        : [];
    close();
    const ops = [...made, ...labelled];
    if (ops.length === 0 || !editDocument(ops)) return;
    if (what === 'node') ui.select([to]);
    requestAnimationFrame(() => focusRenamed(to));
  };
  return (
    <Dialog
      title={`Rename ${KINDS[what]} ${id}`}
      width={440}
      onClose={close}
      buttons={
        <>
          <DialogButton onClick={close}>Cancel</DialogButton>
          <DialogButton isMain isDisabled={problem !== undefined} onClick={submit}>
            Rename
          </DialogButton>
        </>
      }
    >
      <form className={styles.form} onSubmit={submit}>
        <label>
          Name
          <input
            value={text}
            ref={field}
            spellCheck={false}
            autoComplete="off"
            aria-invalid={problem !== undefined}
            aria-describedby={told}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <p id={told} className={problem === undefined ? styles.hint : styles.bad} role="status">
          {problem ?? (to === text ? FOLLOWS[what] : `Will be called ${to}: lower-case letters, digits and hyphens.`)}
        </p>
        {input && (
          <label>
            Words people see in its place
            <input value={label} placeholder={to} onChange={(event) => setLabel(event.target.value)} />
          </label>
        )}
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}

/** What was renamed is drawn anew, and the focus was on what it was before: it goes there rather than nowhere. */
function focusRenamed(id: string): void {
  if (document.activeElement !== document.body) return;
  const line = `[data-outline="${id}"] [data-outline-head]`;
  document.querySelector<HTMLElement>(`${line}, .react-flow__node[data-id="${id}"]`)?.focus();
}

/** What is made, or in words why it cannot be. */
function attempt<T>(make: () => T): T | string {
  try {
    return make();
  } catch (error) {
    return messageOf(error);
  }
}
