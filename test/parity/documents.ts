import type { GraphDocument, NodeRecord } from '@shotgraph/engine';
import firstFilm from '../../examples/first-film/graph.ts';
import { TEMPO } from '../../examples/first-film/media.ts';

export { firstFilm };

/** The shots that the stage renders. */
export const TAKES = ['valley', 'walk', 'night'] as const;

/** Seconds kept on either side of a cut, and at either end of the film where it fades. */
const KEPT = 0.25;

/** The film with its tempo typed in, so that nothing about it has to be found by listening: planning sees to its end. */
export const countedFilm = (): GraphDocument => withInputs(firstFilm, 'beat', { tempo: TEMPO, offset: 0 });

/** The film with shots of half as many beats: every node of it, in half the frames. */
export const shortFilm = (): GraphDocument => withInputs(firstFilm, 'bars', { count: 4 });

/** Half a second of the last shot, as it comes from the stage. */
export function exactTake(): GraphDocument {
  const short = withInputs(countedFilm(), 'bars', { count: 1 });
  const ids = ['moon-sky', 'moon-ridge', 'moon-fox', 'music', 'beat', 'bars', 'pull', 'night'];
  return { ...short, nodes: pick(short, ids), outputs: { take: { from: 'night.video' } } };
}

/**
 * Everything from the cut to the end of the film that has to be exact, on takes that are files: all but the title, whose
 * letters only have to come close. Its outputs are stretches around a cut and at both ends, and all of the sound.
 *
 * @param shotSeconds - length of each take
 */
export function exactFilm(shotSeconds: number): GraphDocument {
  const takes = Object.fromEntries(
    TAKES.map((take) => [take, { type: 'input/video', version: 1, inputs: { file: `takes/${take}.mp4` } }]),
  );
  const untitled = withInputs(firstFilm, 'sound', { video: { from: 'grade.video' } });
  const film = { from: 'film.video' };
  const stretch = (start: number, end: number): NodeRecord => ({
    type: 'transform/trim',
    version: 1,
    inputs: { video: film, start, end },
  });
  const stretches = {
    'fade-in': stretch(0, KEPT),
    'around-cut': stretch(shotSeconds - KEPT, shotSeconds + KEPT),
    'fade-out': stretch(3 * shotSeconds - KEPT, 3 * shotSeconds),
  };
  const sound = { type: 'transform/audio-of', version: 1, inputs: { video: film } };
  return {
    ...untitled,
    nodes: { ...pick(untitled, NEEDED), ...takes, ...stretches, 'film-sound': sound },
    outputs: {
      ...Object.fromEntries(Object.keys(stretches).map((id) => [id, { from: `${id}.video` }])),
      'film-sound': { from: 'film-sound.audio' },
    },
  };
}

/** The nodes that a film on ready takes is made of. */
const NEEDED = ['music', 'fireflies', 'slow', 'glow', 'cut', 'grade', 'loud', 'sound', 'film'];

const pick = ({ nodes }: GraphDocument, ids: readonly string[]): GraphDocument['nodes'] =>
  Object.fromEntries(ids.map((id) => [id, nodes[id]!]));

/** The document with other inputs on one node. */
export function withInputs(document: GraphDocument, node: string, inputs: NodeRecord['inputs']): GraphDocument {
  const record = document.nodes[node]!;
  return {
    ...document,
    nodes: { ...document.nodes, [node]: { ...record, inputs: { ...record.inputs, ...inputs } } },
  };
}
