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
  /** Looks at the graph and its last run as they are now. @returns tells the face of a card; good until one of them changes */
  look(): (id: string) => CardFace;
  /** Fetches pictures that are not there yet: the cards are going to be asked for them. */
  seek(ids: Iterable<string>): void;
  /** Types of nodes have changed. */
  forget(): void;
}

/** What stays while a card's record does, and the types of the document, and the item of the graph that is looked at. */
interface Fixed extends Pick<CardFace, 'title' | 'colour' | 'isOff'> {
  /** What its places begin with. */
  readonly within: string;
  /** Where its values are told of. */
  readonly places: readonly string[];
}

/** Follows the cards of the graph in view. All of them are asked for again and again: what takes long to find out is remembered. */
export function createFaces({ part, types, run, here }: Editor, thumbs: Thumbs): Faces {
  let fixed = new WeakMap<NodeRecord, Fixed>();
  const fixing = () => {
    const graph = part();
    const { values } = here();
    return (id: string): Fixed => {
      const record = graph.nodes.get(id);
      const known = record && fixed.get(record);
      if (known?.within === values) return known;
      const found: Fixed = {
        title: titleOf(id),
        colour: id === INPUTS_CARD ? '#d5dae3' : lookOf(groupOf(record?.type ?? 'output/')).colour,
        isOff: record?.off === true,
        within: values,
        places: Object.keys(types.of(graph, record)?.outputs ?? {}).map((port) => `${values}${id}.${port}`),
      };
      if (record) fixed.set(record, found);
      return found;
    };
  };
  return {
    look() {
      const fixedOf = fixing();
      const { cards } = here();
      return (id) => {
        const { title, colour, isOff, places } = fixedOf(id);
        const { status, by } = run.node(cards + id);
        const mood = status === 'done' && by !== 'evaluated' ? 'done' : MOODS[status];
        return { title, colour, isOff, mood, picture: thumbs.find(places) };
      };
    },
    seek(ids) {
      const fixedOf = fixing();
      for (const id of ids) thumbs.find(fixedOf(id).places);
    },
    forget() {
      fixed = new WeakMap();
    },
  };
}

/** From afar the colour tells what a card is, and its name which one. */
const titleOf = (id: string): string =>
  id === INPUTS_CARD ? 'Graph inputs' : id === OUTPUTS_CARD ? 'Graph outputs' : id.replaceAll('-', ' ');
