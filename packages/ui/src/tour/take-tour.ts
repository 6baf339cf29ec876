import type { Editor } from '../app/editor.ts';
import { readTour, writeTour } from './memory.ts';

/** Goes on with the tour where it was left, or begins it in a fresh copy of the first film. */
export async function takeTour({ id, ui, shell, workspace }: Editor): Promise<void> {
  const memory = readTour();
  if (ui.getState().tour) {
    document.querySelector<HTMLElement>('[data-tour]')?.focus();
    return;
  }
  if (memory && memory.state !== 'done') {
    const left = memory.document === id ? undefined : await workspace.storage.find(memory.document);
    if (left || memory.document === id) writeTour({ ...memory, state: 'open' });
    if (memory.document === id) return ui.setState({ tour: true, view: 'graph' });
    if (left) return shell.openStored(left);
  }
  await shell.openTour();
}
