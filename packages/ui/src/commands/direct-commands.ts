import { edgesIn, parseFrom } from '@shotgraph/engine';
import type { Editor } from '../app/editor.ts';
import type { Command } from './command.ts';
import { selectedNode } from './graph-commands.ts';

const hasEditor = ({ catalogue, part }: Editor, hint: string, id?: string) =>
  [...part().nodes].some(
    ([each, { type }]) => (id === undefined || id === each) && catalogue.byType.get(type)?.editor === hint,
  );

/** Whether the graph in view has a film. */
const hasFilm = (editor: Editor) => hasEditor(editor, 'sequence');

/** Whether the one selected node gives a sequence one of its shots. */
function isShotSelected(editor: Editor): boolean {
  const id = selectedNode(editor)?.id;
  if (id === undefined) return false;
  return [...editor.part().nodes].some(
    ([sequence, { inputs }]) =>
      hasEditor(editor, 'sequence', sequence) && edgesIn(inputs.shots).some(({ from }) => parseFrom(from).node === id),
  );
}

// What a timeline can do comes with it, when it is first used.
const load = () => import('../direct/timeline/actions.ts');

/** The timeline, and what is done with the selected shot of its film. */
export const DIRECT_COMMANDS: readonly Command[] = [
  {
    id: 'view.timeline',
    title: 'Show or hide the timeline',
    group: 'View',
    keys: ['t'],
    run: ({ ui }) => ui.setState(({ showsTimeline }) => ({ showsTimeline: !showsTimeline })),
  },
  {
    id: 'shot.add',
    title: 'Add a shot after the selected one',
    group: 'Add',
    when: hasFilm,
    run: async (editor) => (await load()).onSelected(editor, 'add'),
  },
  {
    id: 'shot.duplicate',
    title: 'Duplicate the shot in its sequence',
    group: 'Node',
    when: isShotSelected,
    run: async (editor) => (await load()).onSelected(editor, 'duplicate'),
  },
  {
    id: 'shot.remove',
    title: 'Remove the shot from its sequence',
    group: 'Node',
    when: isShotSelected,
    run: async (editor) => (await load()).onSelected(editor, 'remove'),
  },
  {
    id: 'shot.earlier',
    title: 'Move the shot earlier',
    group: 'Node',
    when: isShotSelected,
    run: async (editor) => (await load()).onSelected(editor, 'earlier'),
  },
  {
    id: 'shot.later',
    title: 'Move the shot later',
    group: 'Node',
    when: isShotSelected,
    run: async (editor) => (await load()).onSelected(editor, 'later'),
  },
];
