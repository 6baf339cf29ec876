import type { Editor } from '../app/editor.ts';
import { fitThings } from '../arrange/things.ts';
import { switchWheelMode, WHEEL_WORDS } from '../flow/wheel.ts';
import { type Command, hasNodes, hasSelection } from './command.ts';
import { enter, enterable, leave, selectedNode } from './graph-commands.ts';

/** Where the selected node gives a picture, clip or sound that can be shown: with its whole path. */
function mediaPlace(editor: Editor): string | undefined {
  const node = selectedNode(editor);
  const outputs = (node && editor.types.of(editor.part(), node.record)?.outputs) ?? {};
  return Object.keys(outputs)
    .map((port) => `${editor.here().values}${node!.id}.${port}`)
    .find((place) => {
      const run = editor.ui.getState().replay?.store ?? editor.run;
      const shown = run.value(place)?.shown;
      return shown && 'id' in shown && (shown.hash ?? run.renderedAs(shown.id)) !== undefined;
    });
}

/** What is seen, and help. */
export const VIEW_COMMANDS: readonly Command[] = [
  {
    id: 'view.enter',
    title: 'Enter the subgraph',
    group: 'View',
    keys: ['Enter'],
    when: (editor) => enterable(editor) !== undefined,
    run: (editor) => void enter(editor, selectedNode(editor)!.id),
  },
  {
    id: 'view.leave',
    title: 'Leave the subgraph',
    group: 'View',
    keys: ['Escape'],
    when: ({ ui }) => ui.getState().levels.length > 0,
    run: leave,
  },
  { id: 'view.fit', title: 'Show everything', group: 'View', keys: ['f'], run: (editor) => fitThings(editor) },
  {
    id: 'view.fit-selection',
    title: 'Show the selected nodes',
    group: 'View',
    keys: ['Shift+f'],
    when: hasSelection,
    run: (editor) => fitThings(editor, editor.ui.getState().selectedNodes),
  },
  {
    id: 'view.large',
    title: 'Show the result large',
    group: 'View',
    keys: ['v'],
    when: (editor) => mediaPlace(editor) !== undefined,
    run: (editor) => editor.ui.setState({ theatre: { place: mediaPlace(editor)! } }),
  },
  { id: 'view.zoom-in', title: 'Zoom in', group: 'View', keys: ['+', '='], run: ({ canvas }) => canvas?.zoom(1) },
  { id: 'view.zoom-out', title: 'Zoom out', group: 'View', keys: ['-'], run: ({ canvas }) => canvas?.zoom(-1) },
  {
    id: 'view.tidy',
    title: 'Tidy up',
    group: 'View',
    keys: ['Shift+t'],
    when: hasNodes,
    run: async (editor) => (await import('../arrange/run-tidy.ts')).tidy(editor),
  },
  {
    id: 'view.find',
    title: 'Find in the graph…',
    group: 'View',
    keys: ['Mod+f'],
    inFields: true,
    run({ ui }) {
      ui.setState({ showsFind: true });
      // Asked for again, it is there to be typed over.
      document.querySelector<HTMLInputElement>('[data-find] input')?.select();
    },
  },
  {
    id: 'view.next-area',
    title: 'Go to the next part of the window',
    group: 'View',
    keys: ['F6'],
    inFields: true,
    run: async () => (await import('../app/areas.ts')).goToNextArea(),
  },
  {
    id: 'view.outline',
    title: 'Show or hide the outline',
    group: 'View',
    keys: ['o'],
    run: ({ ui }) => ui.setState(({ showsOutline }) => ({ showsOutline: !showsOutline })),
  },
  {
    id: 'view.result',
    title: 'Show or hide the results',
    group: 'View',
    keys: ['r'],
    run: ({ ui }) => ui.setState(({ dock }) => ({ dock: dock === 'result' ? undefined : 'result' })),
  },
  {
    id: 'view.direct',
    title: 'Show or hide directing',
    group: 'View',
    keys: ['d'],
    run: ({ ui }) => ui.setState(({ dock }) => ({ dock: dock === 'direct' ? undefined : 'direct' })),
  },
  {
    id: 'view.issues',
    title: 'Show or hide the issues',
    group: 'View',
    keys: ['i'],
    run: ({ ui }) => ui.setState(({ dock }) => ({ dock: dock === 'issues' ? undefined : 'issues' })),
  },
  {
    id: 'view.purchases',
    title: 'Show or hide the purchases',
    group: 'View',
    keys: ['p'],
    run: ({ ui }) => ui.setState(({ dock }) => ({ dock: dock === 'purchases' ? undefined : 'purchases' })),
  },
  {
    id: 'view.cost',
    title: 'Show or hide what it costs',
    group: 'View',
    keys: ['c'],
    run: ({ ui }) => ui.setState(({ showsCost }) => ({ showsCost: !showsCost })),
  },
  {
    id: 'view.wheel',
    title: 'Change what the wheel does',
    group: 'View',
    run: ({ ui }) => ui.toast({ tone: 'info', text: WHEEL_WORDS[switchWheelMode()] }),
  },
  { id: 'view.theme', title: 'Switch between light and dark', group: 'View', run: ({ shell }) => shell.toggleTheme() },
  {
    id: 'help.tour',
    title: 'Take the tour',
    group: 'Help',
    when: ({ workspace }) => workspace.examples.length > 0,
    run: async (editor) => (await import('../tour/take-tour.ts')).takeTour(editor),
  },
  {
    id: 'help.commands',
    title: 'All commands…',
    group: 'Help',
    keys: ['Mod+k'],
    inFields: true,
    run: ({ ui }) => ui.setState({ palette: { mode: 'commands' } }),
  },
  {
    id: 'help.shortcuts',
    title: 'Keyboard shortcuts',
    group: 'Help',
    keys: ['?'],
    run: ({ ui }) => ui.setState({ showsShortcuts: true }),
  },
];
