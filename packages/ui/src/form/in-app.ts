import type { Command } from '../commands/command.ts';

/** Commands besides those for whole documents that work where no graph is to be seen. */
const ALSO: ReadonlySet<string> = new Set(['edit.undo', 'edit.redo', 'view.app', 'view.theme']);

/** Whether a command's shortcut counts in the app view: what acts on cards nobody sees does not. */
export const worksInApp = ({ id, group }: Pick<Command, 'id' | 'group'>): boolean =>
  group === 'Document' || group === 'Help' || id === 'run.all' || id === 'run.cancel' || ALSO.has(id);
