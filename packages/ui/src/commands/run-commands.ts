import { type Command, isRunning } from './command.ts';

/** Running and stopping. */
export const RUN_COMMANDS: readonly Command[] = [
  {
    id: 'run.all',
    title: 'Run everything',
    group: 'Run',
    keys: ['Mod+Enter'],
    inFields: true,
    when: (e) => e.doc.graph.nodes.size > 0 && !isRunning(e),
    run: ({ control }) => control.run(),
  },
  {
    id: 'run.here',
    title: 'Run to the selected nodes',
    group: 'Run',
    keys: ['Mod+Shift+Enter'],
    inFields: true,
    when: (e) => e.ui.getState().selectedNodes.size > 0 && !isRunning(e),
    run: ({ control, ui }) => control.runTo(ui.getState().selectedNodes),
  },
  {
    id: 'run.cancel',
    title: 'Cancel the run',
    group: 'Run',
    keys: ['Mod+.'],
    inFields: true,
    when: isRunning,
    run: ({ control }) => control.cancel(),
  },
];
