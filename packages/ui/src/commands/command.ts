import type { Editor } from '../app/editor.ts';

/** Groups of commands, in the order in which they are listed. */
export const COMMAND_GROUPS = ['Document', 'Edit', 'Add', 'Node', 'Arrange', 'Run', 'View', 'Help'] as const;

/** Something a user can do. One table feeds the menus, the palette, the shortcuts and their list. */
export interface Command {
  readonly id: string;
  readonly title: string;
  readonly group: (typeof COMMAND_GROUPS)[number];
  /** Key chords as `Mod+Shift+z`; `Mod` is Command on Apple systems, Control elsewhere. */
  readonly keys?: readonly string[];
  /** Whether the chord also counts while a text field has the focus. */
  readonly inFields?: boolean;
  /** Handled by the browser's own events (copy, paste): listed, not bound. */
  readonly native?: boolean;
  readonly when?: (editor: Editor) => boolean;
  readonly run: (editor: Editor) => void | Promise<void>;
}

/** Whether cards or edges are selected. */
export const hasSelection = ({ ui }: Editor): boolean =>
  ui.getState().selectedNodes.size > 0 || ui.getState().selectedEdges.size > 0;
/** Whether the graph in view has any node. */
export const hasNodes = ({ part }: Editor): boolean => part().nodes.size > 0;
/** Whether a run is under way. */
export const isRunning = ({ run }: Editor): boolean => run.run.status === 'running';
