import { defineNode, out } from '@shotgraph/engine';
import { Camera, Text } from '../../ports.ts';
import { cameraInputs } from './camera-inputs.ts';
import { checkCamera } from './check-camera.ts';
import { focusWords, supportWords } from './english.ts';
import { bodyFacts } from './facts.ts';
import { planCamera } from './plan-camera.ts';
import { spokenMoves } from './spoken.ts';
import { cameraWords } from './words.ts';

/** Plans one camera move with real units and says it in words, for models that read prompts and not paths. */
export const camera = defineNode({
  type: 'direct/camera',
  version: 1,
  title: 'Camera',
  doc: 'Plans a camera move: pan, tilt, zoom, dolly, truck, orbit, crane, follow, whip, rack focus, dolly zoom and more, with lens, focus and shake.',
  tags: [
    'move',
    'path',
    'lens',
    'pan',
    'tilt',
    'zoom',
    'dolly',
    'orbit',
    'push in',
    'track',
    'crane',
    'follow',
    'whip',
    'rack focus',
    'vertigo',
    'handheld',
    'shake',
    'depth of field',
  ],
  effect: 'pure',
  editor: 'camera-path',
  inputs: cameraInputs,
  outputs: {
    camera: out(Camera, 'The planned path.'),
    words: out(Text, 'The same move in words.'),
  },

  check: checkCamera,

  run(inputs) {
    const planned = planCamera(inputs);
    const facts = bodyFacts(planned);
    // The stop of a rack focus that nobody typed in is not worth a word: its move says what is sharp.
    const isStopSaid = [inputs, inputs.from, inputs.with].some((camera) => camera?.fStop !== undefined);
    const words = cameraWords(spokenMoves(planned, inputs.ease), inputs.seconds, planned.keys[0]!.focalLengthMm, {
      support: supportWords(facts),
      focus: isStopSaid ? focusWords(facts) : '',
    });
    return { camera: planned, words };
  },
});
