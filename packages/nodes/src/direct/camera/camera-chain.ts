import { defineNode, many, out } from '@shotgraph/engine';
import { Camera, Text } from '../../ports.ts';
import { moveInTurn } from './combine.ts';
import { focusWords, supportWords } from './english.ts';
import { bodyFacts } from './facts.ts';
import { spokenMoves } from './spoken.ts';
import { lensWords, movesTogetherWords, secondsWords } from './words.ts';

/** Plays camera moves one after the other without a cut, each from where the one before ended. */
export const cameraChain = defineNode({
  type: 'direct/camera-chain',
  version: 1,
  title: 'Camera chain',
  doc: 'Plays camera moves one after the other without a cut.',
  tags: ['sequence', 'then', 'path', 'combine'],
  effect: 'pure',
  editor: 'camera-path',
  inputs: { cameras: many(Camera, 'Moves in their order.', { min: 1, max: 32 }) },
  outputs: {
    camera: out(Camera, 'All moves as one path.'),
    words: out(Text, 'The moves in words, in their order.'),
  },

  run({ cameras }) {
    const chain = moveInTurn(cameras);
    const parts = cameras.map((camera) =>
      movesTogetherWords(spokenMoves(camera), `for ${secondsWords(camera.seconds)}`),
    );
    const facts = bodyFacts(chain);
    const body = [supportWords(facts), lensWords(chain.keys[0]!.focalLengthMm), focusWords(facts)].filter(Boolean);
    return { camera: chain, words: `The camera ${parts.join(', then ')}, ${body.join(', ')}.` };
  },
});
