import { canChangePlace } from '../run/place.ts';
import { type Command, isRunning } from './command.ts';
import { chosenCards } from './edit-commands.ts';

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
    when: (e) => e.ui.getState().selectedNodes.size > 0 && !isRunning(e) && chosenCards(e).length > 0,
    run: (e) => e.control.runTo(chosenCards(e)),
  },
  {
    id: 'run.again',
    title: 'Run the selected nodes again',
    group: 'Run',
    when: (e) => e.ui.getState().selectedNodes.size > 0 && !isRunning(e) && chosenCards(e).length > 0,
    run: (e) => e.control.runAgain(chosenCards(e)),
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
  {
    id: 'run.place',
    title: 'Run in this tab, or on the server',
    group: 'Run',
    when: (e) => canChangePlace(e.ui.getState(), isRunning(e)),
    run: async (e) => (await import('../run/change-place.ts')).changePlace(e),
  },
  {
    id: 'run.log',
    title: 'Show or hide earlier runs',
    group: 'Run',
    keys: ['h'],
    run: ({ ui }) => ui.setState(({ dock }) => ({ dock: dock === 'runs' ? undefined : 'runs' })),
  },
  {
    id: 'run.replay',
    title: 'Look at the last run again',
    group: 'Run',
    when: (e) => e.log.runs.length > 0 && !isRunning(e),
    run: async (editor) => (await import('../run/log-look.ts')).lookAt(editor, editor.log.runs[0]!),
  },
];
