import { edgesIn, type InputValue, parseText } from '@shotgraph/engine';
import { doubleClick } from '../app/pointer-words.ts';
import type { TourFacts } from './facts.ts';

/** Something that a step points at, and what to do with it in one or two words. */
export interface Spot {
  readonly hint: string;
  /** A card of the graph; parts of it, by selectors of which the first that is there counts. */
  readonly card?: string;
  readonly parts?: readonly string[];
  /** Something beside the canvas. */
  readonly selector?: string;
}

/** Something to do. It is done by doing it: what a step goes by is read from the document, the runs and the window. */
export interface TourStep {
  readonly name: string;
  readonly title: string;
  /** What to do, by how far it has come. Keys stand in braces: `{Mod+z}`. */
  readonly say: (facts: TourFacts) => string;
  readonly points: (facts: TourFacts) => readonly Spot[];
  /** Cards it is about. */
  readonly cards: (facts: TourFacts) => readonly string[];
  /** How things stood when it began. */
  readonly begin: (facts: TourFacts) => string;
  readonly isDone: (facts: TourFacts, begun: string) => boolean;
  /** What there is to be seen of it once it is done. */
  readonly after: (facts: TourFacts) => string;
}

const FOX = 'moon-fox';
const SHOT = 'night';
const CAMERA = 'pull';
const GRASS = 'fox-grass';
/** The type of the node that is added. */
const PICTURE = 'generate/image';

const row = (node: string, input: string) => `:has(> [data-port="in:${node}.${input}"])`;
const RUN_HERE: Spot = { hint: 'Run to here', selector: '[data-command="run.here"]' };
const inputOf = (facts: TourFacts, node: string, input: string): InputValue | undefined =>
  facts.node(node)?.inputs[input];
const textOf = (value: InputValue | undefined): string => JSON.stringify(value ?? null);
const mentionsOf = (facts: TourFacts): readonly string[] => {
  const prompt = inputOf(facts, SHOT, 'prompt');
  if (typeof prompt !== 'string') return [];
  return parseText(prompt, true).flatMap((part) =>
    typeof part === 'object' && 'mention' in part ? [part.mention] : [],
  );
};
/** The title of a card: who drags or clicks there moves or selects it. */
const title = (card: string, hint: string): Spot => ({ hint, card, parts: ['header'] });

/** What is still to be done for a picture that has a price. */
function priceSteps(facts: TourFacts): { readonly say: string; readonly spot: Spot } {
  const id = facts.nodesOf(PICTURE).at(-1);
  if (id === undefined)
    return {
      say: 'Add a node “Generate image” with {/}.',
      spot: { hint: 'Add', selector: '[data-command="add.node"]' },
    };
  const part = (hint: string, ...parts: readonly string[]): Spot => ({ hint, card: id, parts });
  const prompt = inputOf(facts, id, 'prompt');
  if (prompt === undefined || prompt === '')
    return { say: 'Write into its prompt what is to be seen.', spot: part('Write', row(id, 'prompt')) };
  if ((inputOf(facts, id, 'model') ?? FREE) === FREE)
    return {
      say: 'Choose a model that is bought, such as seedream-5.0-lite.',
      spot: part('Choose a model', row(id, 'model')),
    };
  const problem = facts.problem(id);
  if (problem)
    return {
      say: `Whatever a model does not take is told before anything is sent. Here: ${problem.message}.`,
      spot: part('Look here', '[data-fix]'),
    };
  if (!facts.isSelected(id))
    return { say: `The card tells the price. Select “${id}”: click its title.`, spot: title(id, 'Select') };
  return {
    say: 'The card tells the price. Press Run to here: a sheet lists every call that would be paid for.',
    spot: RUN_HERE,
  };
}

/** The model of pictures that costs nothing. */
const FREE = 'card';

/** The tour of the first film. */
export const STEPS: readonly TourStep[] = [
  {
    name: 'look',
    title: 'Come closer',
    say: () =>
      `${doubleClick()} the card of the fox under the moon. Or press {Mod+f}, type “${FOX}” and press {Enter}.`,
    points: () => [{ hint: doubleClick(), card: FOX }],
    cards: () => [FOX],
    begin: () => '',
    isDone: ({ isSeen }) => isSeen(FOX),
    after: () => 'From afar cards are painted with their pictures; close up you can work in them.',
  },
  {
    name: 'run',
    title: 'Make one shot',
    say: ({ status, isSelected }) => {
      if (status(SHOT).status === 'running')
        return 'It is painted in this tab, from the pictures and the camera: nothing is sent, nothing is bought. The ring on the card tells how far it is.';
      return isSelected(SHOT)
        ? 'Press Run to here, or {Mod+Shift+Enter}: the shot and what it is made from, nothing else.'
        : `Click the title of the card “${SHOT}” to select it.`;
    },
    points: ({ status, isSelected }) =>
      status(SHOT).status === 'running' || !isSelected(SHOT) ? [title(SHOT, 'Select')] : [RUN_HERE],
    cards: () => [SHOT],
    begin: () => '',
    isDone: ({ status }) => status(SHOT).status === 'done',
    after: () => 'That shot cost nothing. Its result is kept under what it was made from.',
  },
  {
    name: 'change',
    title: 'Change one number',
    say: () => `Drag “amount” of the camera “${CAMERA}” sideways, or type another number.`,
    points: () => [{ hint: 'Drag sideways', card: CAMERA, parts: [row(CAMERA, 'amount')] }],
    cards: () => [CAMERA, SHOT],
    begin: (facts) => textOf(inputOf(facts, CAMERA, 'amount')),
    isDone: (facts, begun) =>
      textOf(inputOf(facts, CAMERA, 'amount')) !== begun && facts.status(SHOT).status === 'stale',
    after: ({ status }) => `Only what hangs on it will run again. “${SHOT}” says why: ${status(SHOT).why ?? ''}.`,
  },
  {
    name: 'undo',
    title: 'Take it back',
    say: () => 'Press {Mod+z}. Everything you do here is one step that can be undone.',
    points: () => [{ hint: 'Undo', selector: '[data-command="edit.undo"]' }],
    cards: () => [SHOT],
    begin: (facts) => textOf(inputOf(facts, CAMERA, 'amount')),
    isDone: (facts, begun) =>
      textOf(inputOf(facts, CAMERA, 'amount')) !== begun && facts.status(SHOT).status === 'done',
    after: () => 'Nothing has to be made again: the result of before was still there.',
  },
  {
    name: 'wire',
    title: 'Wire a picture in',
    say: () =>
      `Drag from the port “image” of “${GRASS}” to “images” of “${SHOT}”: grass in front of the fox. Or press {o} and choose Connect.`,
    points: () => [
      { hint: 'Drag from here', card: GRASS, parts: [`[data-port="out:${GRASS}.image"]`] },
      { hint: 'to here', card: SHOT, parts: [`[data-port="in:${SHOT}.images"]`] },
    ],
    cards: () => [GRASS, SHOT],
    begin: (facts) => String(edgesIn(inputOf(facts, SHOT, 'images')).length),
    isDone: (facts, begun) => edgesIn(inputOf(facts, SHOT, 'images')).length > Number(begun),
    after: (facts) =>
      `It is picture ${edgesIn(inputOf(facts, SHOT, 'images')).length} of the shot, and its front layer.`,
  },
  {
    name: 'mention',
    title: 'Name it in the prompt',
    say: () => `Click into the prompt of “${SHOT}”, type @ and choose a picture that is not named yet.`,
    points: () => [{ hint: 'Type @', card: SHOT, parts: [row(SHOT, 'prompt')] }],
    cards: () => [SHOT],
    begin: (facts) => String(new Set(mentionsOf(facts)).size),
    isDone: (facts, begun) => {
      const images = new Set(
        edgesIn(inputOf(facts, SHOT, 'images')).map(({ as, from }) => as ?? from.slice(0, from.indexOf('.'))),
      );
      return new Set(mentionsOf(facts).filter((name) => images.has(name))).size > Number(begun);
    },
    after: () => 'A mention holds on to its edge: reorder or rename the pictures, and it still means this one.',
  },
  {
    name: 'direct',
    title: 'Direct the camera',
    say: ({ isSelected, isDirecting }) => {
      if (!isSelected(CAMERA)) return `Select the camera “${CAMERA}”: click its title.`;
      return isDirecting
        ? 'Choose another move, an orbit for example. The picture shows at once what the lens sees.'
        : 'Open Direct in the panel at the right, or press {d}.';
    },
    points: ({ isSelected, isDirecting }) => {
      if (!isSelected(CAMERA)) return [title(CAMERA, 'Select')];
      return isDirecting
        ? [{ hint: 'Choose a move', selector: '[role="radiogroup"][aria-label="Move"]' }]
        : [{ hint: 'Direct', selector: '[data-dock-tab="direct"]' }];
    },
    cards: () => [CAMERA],
    begin: (facts) => textOf(inputOf(facts, CAMERA, 'move')),
    isDone: (facts, begun) => textOf(inputOf(facts, CAMERA, 'move')) !== begun,
    after: () => 'The move is data with units: it becomes the words for a model, and the preview you can see.',
  },
  {
    name: 'add',
    title: 'Add a node',
    say: () => `Press {/} or ${doubleClick().toLowerCase()} the ground, type “generate image” and press {Enter}.`,
    points: () => [{ hint: 'Add', selector: '[data-command="add.node"]' }],
    cards: () => [],
    begin: ({ nodesOf }) => String(nodesOf(PICTURE).length),
    isDone: ({ nodesOf }, begun) => nodesOf(PICTURE).length > Number(begun),
    after: () => 'Whatever can be typed in can be wired, too: every row has its port.',
  },
  {
    name: 'price',
    title: 'Know the price before you pay',
    say: (facts) => priceSteps(facts).say,
    points: (facts) => [priceSteps(facts).spot],
    cards: ({ nodesOf }) => nodesOf(PICTURE).slice(-1),
    begin: () => '',
    isDone: ({ isAsked }) => isAsked,
    after: () => 'That sheet is the only way to spend anything. Closed, it has bought nothing.',
  },
];

/** Cards of a step that are not in the graph any more: it cannot be done without them. */
export const missingOf = ({ cards }: TourStep, facts: TourFacts): readonly string[] =>
  cards(facts).filter((id) => !facts.node(id));
