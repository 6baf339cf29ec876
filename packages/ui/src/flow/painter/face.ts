import type { NodeRecord } from '@shotgraph/engine';
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

/** What cards of the graph in view show of themselves from afar. */
export interface Faces {
  of(id: string): CardFace;
  /** Types of nodes have changed. */
  forget(): void;
}

/** Follows the cards of the graph in view. All of them are asked for again and again: what takes long to find out is remembered. */
export function createFaces({ part, types, run, here }: Editor, thumbs: Thumbs): Faces {
  let places = new WeakMap<NodeRecord, readonly string[]>();
  const placesOf = (id: string, record: NodeRecord): readonly string[] => {
    const known = places.get(record);
    if (known) return known;
    const found = Object.keys(types.of(part(), record)?.outputs ?? {}).map((port) => `${here().values}${id}.${port}`);
    places.set(record, found);
    return found;
  };
  return {
    of(id) {
      const record = part().nodes.get(id);
      const { status, by } = run.node(here().cards + id);
      // From afar the colour tells what a card is, and its name which one.
      const title =
        id === INPUTS_CARD ? 'Graph inputs' : id === OUTPUTS_CARD ? 'Graph outputs' : id.replaceAll('-', ' ');
      return {
        title,
        colour: id === INPUTS_CARD ? '#d5dae3' : lookOf(groupOf(record?.type ?? 'output/')).colour,
        mood: status === 'done' && by !== 'evaluated' ? 'done' : MOODS[status],
        isOff: record?.off === true,
        picture: record && thumbs.find(placesOf(id, record)),
      };
    },
    forget() {
      places = new WeakMap();
    },
  };
}
