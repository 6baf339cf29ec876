import type { KeyboardEvent } from 'react';
import type { Editor } from '../app/editor.ts';

/** Enter selects a mark that has the focus, and writes in one that is selected; Space only selects. */
export function pressMark({ ui }: Editor, id: string, event: KeyboardEvent): void {
  if (event.target !== event.currentTarget || (event.key !== 'Enter' && event.key !== ' ')) return;
  event.preventDefault();
  event.stopPropagation();
  const { selectedNodes } = ui.getState();
  if (!selectedNodes.has(id)) ui.select([id]);
  else if (event.key === 'Enter') ui.setState({ editingMark: id });
}
