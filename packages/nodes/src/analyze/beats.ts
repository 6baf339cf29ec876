import { defineNode, NodeError, one, optional, out, unknown, withUnit } from '@shotgraph/engine';
import { Audio, Beats, type BeatsValue, Number_, Numbers, Seconds } from '../ports.ts';
import { beatGrid, findBeats } from './find-beats.ts';
import { ANALYSIS_RATE, renderPcm } from './pcm.ts';

const Tempo = withUnit(Number_, 'bpm');

/**
 * Finds tempo and beats. A known `tempo` leaves only the first beat to be found; with `offset` too nothing is analysed and
 * the beats are known before the run.
 */
export const beats = defineNode({
  type: 'analyze/beats',
  version: 1,
  title: 'Beats',
  doc: 'Finds the tempo and the beat times of music, to cut on.',
  tags: ['bpm', 'rhythm', 'music', 'onset', 'cut'],
  effect: 'compute',
  needs: ['assets', 'media'],
  inputs: {
    audio: one(Audio, 'The music.'),
    tempo: optional(Tempo, 'Beats per minute, when you know better; found when left out.', { min: 20, max: 400 }),
    offset: optional(Seconds, 'The first beat; found when left out.', { min: 0 }),
    min: one(Tempo, 'Slowest tempo to look for.', { default: 60, min: 20, max: 400 }),
    max: one(Tempo, 'Fastest tempo to look for.', { default: 180, min: 20, max: 400 }),
  },
  outputs: {
    beats: out(Beats, 'Tempo and beat times together.'),
    tempo: out(Tempo, 'Beats per minute.'),
    times: out(Numbers, 'Beat times, seconds.'),
    count: out(Number_, 'Number of beats.'),
  },

  check({ audio, offset, min, max }) {
    const tooLate = audio !== undefined && offset !== undefined && offset >= audio.info.seconds;
    return [
      ...(tooLate
        ? [
            {
              input: 'offset',
              message: `offset ${offset} s must come before the end of the music at ${audio.info.seconds} s`,
            },
          ]
        : []),
      // Within less than an octave a tempo may have no place at all.
      ...(min !== undefined && max !== undefined && max < 2 * min
        ? [
            {
              input: 'max',
              message: `max ${max} bpm must be at least twice min ${min} bpm; set tempo when you know it`,
            },
          ]
        : []),
    ];
  },

  predict({ audio, tempo, offset }) {
    if (tempo === undefined) return { beats: unknown, tempo: unknown, times: unknown, count: unknown };
    if (offset === undefined) return { beats: unknown, tempo, times: unknown, count: unknown };
    return toOutputs(givenBeats(tempo, offset, audio.info.seconds));
  },

  async run({ audio, tempo, offset, min, max }, context) {
    if (tempo !== undefined && offset !== undefined) return toOutputs(givenBeats(tempo, offset, audio.info.seconds));
    const pcm = await renderPcm(audio, context);
    const found = findBeats(pcm, ANALYSIS_RATE, { min, max, tempo });
    if (found === undefined) {
      throw new NodeError(
        'input-invalid',
        `no beat was found in ${audio.info.seconds} s of sound; set tempo and offset by hand`,
        { input: 'audio' },
      );
    }
    return toOutputs(
      offset === undefined ? found : { ...found, times: beatGrid(found.tempo, offset, audio.info.seconds) },
    );
  },
});

const givenBeats = (tempo: number, offset: number, seconds: number): BeatsValue => ({
  tempo,
  times: beatGrid(tempo, offset, seconds),
  confidence: 1,
});

const toOutputs = (value: BeatsValue) => ({
  beats: value,
  tempo: value.tempo,
  times: value.times,
  count: value.times.length,
});
