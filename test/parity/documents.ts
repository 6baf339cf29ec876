import type { GraphDocument, NodeRecord } from '@shotgraph/engine';
import { TEMPO } from '../../examples/first-film/media.ts';
import { default as firstFilm } from '../../examples/first-film/graph.ts';

export { firstFilm };

/** The shots that the stage renders. */
export const TAKES = ['valley', 'walk', 'night'] as const;

/** Seconds kept around each cut, and at either end where the film fades. */
const KEPT = 0.5;

/** The film with its tempo typed in, so that nothing about it has to be found by listening: planning sees to its end. */
export const countedFilm = (): GraphDocument => withInputs(firstFilm, 'beat', { tempo: TEMPO, offset: 0 });

/**
 * Everything from the cut to the end of the film that has to be exact, on takes that are files: all but the title, whose
 * letters only have to come close. Its outputs are stretches around the cuts and at both ends, and the sound.
 *
 * @param shotSeconds - length of each take
 */
export function exactFilm(shotSeconds: number): GraphDocument {
  const takes = Object.fromEntries(
    TAKES.map((take) => [take, { type: 'input/video', version: 1, inputs: { file: `takes/${take}.mp4` } }]),
  );
  const untitled = withInputs(firstFilm, 'sound', { video: { from: 'grade.video' } });
  const film = { from: 'film.video' };
  const stretch = (start: number): NodeRecord => ({
    type: 'transform/trim',
    version: 1,
    inputs: { video: film, start: Math.max(0, start), end: start + 2 * KEPT },
  });
  const stretches = {
    'fade-in': stretch(0),
    'first-cut': stretch(shotSeconds - KEPT),
    'second-cut': stretch(2 * shotSeconds - KEPT),
    'fade-out': stretch(3 * shotSeconds - 2 * KEPT),
  };
  const sound = { type: 'transform/audio-of', version: 1, inputs: { video: film } };
  return {
    ...untitled,
    nodes: { ...needed(untitled), ...takes, ...stretches, 'film-sound': sound },
    outputs: {
      ...Object.fromEntries(Object.keys(stretches).map((id) => [id, { from: `${id}.video` }])),
      'film-sound': { from: 'film-sound.audio' },
    },
  };
}

/** The nodes that a film on ready takes is made of. */
function needed({ nodes }: GraphDocument): GraphDocument['nodes'] {
  const ids = ['music', 'fireflies', 'slow', 'glow', 'cut', 'grade', 'loud', 'sound', 'film'];
  return Object.fromEntries(ids.map((id) => [id, nodes[id]!]));
}

/** The document with other inputs on one node. */
export function withInputs(document: GraphDocument, node: string, inputs: NodeRecord['inputs']): GraphDocument {
  const record = document.nodes[node]!;
  return {
    ...document,
    nodes: { ...document.nodes, [node]: { ...record, inputs: { ...record.inputs, ...inputs } } },
  };
}
