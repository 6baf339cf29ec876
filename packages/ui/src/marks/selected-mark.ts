import type { Editor } from '../app/editor.ts';
import { findMark, type Mark } from './marks.ts';

/** The selected frame or note, when nothing else is selected. */
export function selectedMark({ ui, part }: Editor): Mark | undefined {
  const [id, ...others] = ui.getState().selectedNodes;
  return id !== undefined && others.length === 0 ? findMark(part(), id) : undefined;
}

/** The selected frame, when nothing else is selected. */
export function selectedFrame(editor: Editor): Mark | undefined {
  const mark = selectedMark(editor);
  return mark?.kind === 'frame' ? mark : undefined;
}
