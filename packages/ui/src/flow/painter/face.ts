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

/** Follows the cards of the graph in view. All of them are asked for again and again: what takes long to find out is remembered. */
export function createFaces({ part, types, run, here }: Editor, thumbs: Thumbs): Faces {
  let places = new WeakMap<NodeRecord, readonly string[]>();
  const pictures = () => {
    const graph = part();
    const { values } = here();
    const placesOf = (id: string, record: NodeRecord): readonly string[] => {
      const known = places.get(record);
      if (known) return known;
      const found = Object.keys(types.of(graph, record)?.outputs ?? {}).map((port) => `${values}${id}.${port}`);
      places.set(record, found);
      return found;
    };
    return (id: string, record: NodeRecord | undefined) => record && thumbs.find(placesOf(id, record));
  };
  return {
    look() {
      const { nodes } = part();
      const { cards } = here();
      const pictureOf = pictures();
      return (id) => {
        const record = nodes.get(id);
        const { status, by } = run.node(cards + id);
        return {
          title: titleOf(id),
          colour: id === INPUTS_CARD ? '#d5dae3' : lookOf(groupOf(record?.type ?? 'output/')).colour,
          mood: status === 'done' && by !== 'evaluated' ? 'done' : MOODS[status],
          isOff: record?.off === true,
          picture: pictureOf(id, record),
        };
      };
    },
    seek(ids) {
      const { nodes } = part();
      const pictureOf = pictures();
      for (const id of ids) pictureOf(id, nodes.get(id));
    },
    forget() {
      places = new WeakMap();
    },
  };
}

/** From afar the colour tells what a card is, and its name which one. */
const titleOf = (id: string): string =>
  id === INPUTS_CARD ? 'Graph inputs' : id === OUTPUTS_CARD ? 'Graph outputs' : id.replaceAll('-', ' ');
