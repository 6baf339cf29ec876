import type { Op, Point } from '@shotgraph/engine';
import type { Editor } from '../app/editor.ts';
import { aligned, distributed, type Moves, type Side } from '../arrange/align.ts';
import { addBend, hasBends, selectedWires, straighten } from '../arrange/bends.ts';
import { selectedThings, selectedUnits, shiftOps } from '../arrange/things.ts';
import { selectedFrame, selectedMark } from '../marks/selected-mark.ts';
import type { Command } from './command.ts';
import { selectedNode } from './graph-commands.ts';

/** Step of an arrow key, px, and with Shift. */
const NUDGE = 8;
const LARGE_NUDGE = 64;

const SIDES: readonly (readonly [side: Side, title: string])[] = [
  ['left', 'Align left sides'],
  ['centre', 'Align centres side by side'],
  ['right', 'Align right sides'],
  ['top', 'Align upper sides'],
  ['middle', 'Align middles'],
  ['bottom', 'Align lower sides'],
];

const ARROWS: readonly (readonly [key: string, way: Point, title: string])[] = [
  ['ArrowLeft', [-1, 0], 'left'],
  ['ArrowRight', [1, 0], 'right'],
  ['ArrowUp', [0, -1], 'up'],
  ['ArrowDown', [0, 1], 'down'],
];

const hasThings =
  (least: number) =>
  ({ ui }: Editor): boolean =>
    ui.getState().selectedNodes.size >= least;

const addMarks = () => import('../marks/add-marks.ts');

/** Frames, notes, and where everything stands. */
export const ARRANGE_COMMANDS: readonly Command[] = [
  {
    id: 'add.frame',
    title: 'Frame around the selection',
    group: 'Add',
    keys: ['g'],
    run: async (editor) => (await addMarks()).addFrame(editor),
  },
  {
    id: 'add.note',
    title: 'Add a note',
    group: 'Add',
    keys: ['n'],
    run: async (editor) => (await addMarks()).addNote(editor),
  },
  {
    id: 'edit.rename',
    title: 'Rename, or write in the frame or note',
    group: 'Edit',
    keys: ['F2'],
    when: (editor) => (selectedMark(editor) ?? selectedNode(editor)) !== undefined,
    run(editor) {
      const mark = selectedMark(editor);
      if (mark) editor.ui.setState({ editingMark: mark.id });
      else editor.ui.setState({ dialog: { kind: 'rename', what: 'node', id: selectedNode(editor)!.id } });
    },
  },
  {
    id: 'mark.fit',
    title: 'Fit the frame to what is in it',
    group: 'Arrange',
    when: (editor) => selectedFrame(editor) !== undefined,
    run: async (editor) => (await addMarks()).fitFrame(editor),
  },
  {
    id: 'edge.bend',
    title: 'Lead the edge through a point',
    group: 'Arrange',
    when: (editor) => selectedWires(editor).length === 1,
    run: (editor) => addBend(editor, selectedWires(editor)[0]!.id),
  },
  {
    id: 'edge.straighten',
    title: 'Make the edges plain again',
    group: 'Arrange',
    when: hasBends,
    run: straighten,
  },
  ...SIDES.map(
    ([side, title]): Command => ({
      id: `arrange.${side}`,
      title,
      group: 'Arrange',
      when: hasThings(2),
      run: (editor) => shift(editor, aligned(selectedUnits(editor), side)),
    }),
  ),
  {
    id: 'arrange.space-across',
    title: 'Space evenly across',
    group: 'Arrange',
    when: hasThings(3),
    run: (editor) => shift(editor, distributed(selectedUnits(editor), 0)),
  },
  {
    id: 'arrange.space-down',
    title: 'Space evenly down',
    group: 'Arrange',
    when: hasThings(3),
    run: (editor) => shift(editor, distributed(selectedUnits(editor), 1)),
  },
  {
    id: 'arrange.tidy',
    title: 'Tidy up the selection',
    group: 'Arrange',
    keys: ['Mod+Shift+l'],
    when: hasThings(1),
    run: async (editor) => (await import('../arrange/run-tidy.ts')).tidy(editor, editor.ui.getState().selectedNodes),
  },
  ...ARROWS.flatMap(([key, way, title]) => [
    nudge(`nudge-${title}`, `Move ${title}`, key, way, NUDGE),
    nudge(`push-${title}`, `Move far ${title}`, `Shift+${key}`, way, LARGE_NUDGE),
  ]),
];

function nudge(id: string, title: string, key: string, [x, y]: Point, step: number): Command {
  return {
    id: `arrange.${id}`,
    title,
    group: 'Arrange',
    keys: [key],
    when: hasThings(1),
    run: (editor) => {
      const things = selectedThings(editor);
      const by = new Map(things.map((thing) => [thing.id, [x * step, y * step] as const]));
      // Steps of one thing after the other are one step of undo.
      editor.edit(shiftOps(editor, by), { mark: `nudge ${[...by.keys()].join(' ')}` });
    },
  };
}

function shift(editor: Editor, moves: Moves): void {
  const ops: readonly Op[] = shiftOps(editor, moves);
  if (ops.length > 0) editor.edit(ops);
}
