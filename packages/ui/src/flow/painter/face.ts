import type { Editor } from '../../app/editor.ts';
import { INPUTS_CARD, OUTPUTS_CARD } from '../../doc/edits.ts';
import { groupOf } from '../../engine/catalogue.ts';
import { lookOf } from '../../nodes/group-look.ts';
import type { CardFace } from './paint-cards.ts';
import type { Thumbs } from './thumbs.ts';

const MOODS: { readonly [status: string]: CardFace['mood'] } = {
  failed: 'failed',
  running: 'running',
  waiting: 'waiting',
  stale: 'stale',
};

/** How a card of the graph in view fares: most of what a run tells is progress, which changes nothing of this. */
export const moodOf = ({ run, here }: Pick<Editor, 'run' | 'here'>, id: string): CardFace['mood'] =>
  MOODS[run.node(here().cards + id).status];

/** What a card of the graph in view shows of itself from afar. */
export function faceOf({ part, types, run, here }: Editor, thumbs: Thumbs, id: string): CardFace {
  const record = part().nodes.get(id);
  const { cards, values } = here();
  const { status, by } = run.node(cards + id);
  const type = record && types.of(part(), record);
  // From afar the colour tells what a card is, and its name which one.
  const title = id === INPUTS_CARD ? 'Graph inputs' : id === OUTPUTS_CARD ? 'Graph outputs' : id.replaceAll('-', ' ');
  return {
    title,
    colour: id === INPUTS_CARD ? '#d5dae3' : lookOf(groupOf(record?.type ?? 'output/')).colour,
    mood: status === 'done' && by !== 'evaluated' ? 'done' : MOODS[status],
    isOff: record?.off === true,
    picture: type && thumbs.find(Object.keys(type.outputs).map((port) => `${values}${id}.${port}`)),
  };
}
