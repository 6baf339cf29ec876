import { defineNode, NodeError, one, optional, out, unknown, withUnit } from '@shotgraph/engine';
import { Audio, Beats, Number_, Numbers, Seconds } from '../ports.ts';
import { type BeatTrack, beatGrid, findBeats } from './find-beats.ts';
import { ANALYSIS_RATE, renderPcm } from './pcm.ts';

const Tempo = withUnit(Number_, 'bpm');

/**
 * Finds tempo and beats. A known `tempo` leaves only the first beat to be found; with `offset` too nothing is analysed and
 * the beats are known before the run.
 */
export const beats = defineNode({
  type: 'analyze/beats',
  version: 2,
  // Version 2 hears snares too, so the tempo of some music changed, and it says how else the music could be counted.
  migrations: [(inputs) => inputs],
  title: 'Beats',
  doc: 'Finds the tempo, the beat times and the bars of music, to cut on.',
  tags: ['bpm', 'rhythm', 'music', 'onset', 'cut', 'bar', 'downbeat'],
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
    confidence: out(Number_, 'How clearly the tempo stands out: 0 is a guess, 1 is certain or given.'),
    alternatives: out(
      Numbers,
      'Other tempos the same music could be counted in, such as twice or half, the likeliest first. To take one, type it into tempo.',
    ),
    likelihoods: out(Numbers, 'How much speaks for each alternative, 0 to 1; the tempo itself has its confidence.'),
    downbeat: out(Number_, 'The first beat that begins a bar; the first beat is 1.'),
    beatsPerBar: out(Number_, 'Beats in a bar: 4, or 3.'),
    barConfidence: out(
      Number_,
      'How clearly bars were heard: below 0.3 they are a guess, so listen to the click of a beat map before you cut on them.',
    ),
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
    if (tempo !== undefined && offset !== undefined) return toOutputs(givenBeats(tempo, offset, audio.info.seconds));
    const nothing = {
      beats: unknown,
      tempo: unknown,
      times: unknown,
      count: unknown,
      confidence: unknown,
      alternatives: unknown,
      likelihoods: unknown,
      downbeat: unknown,
      beatsPerBar: unknown,
      barConfidence: unknown,
    };
    return tempo === undefined ? nothing : { ...nothing, tempo, confidence: 1, alternatives: [], likelihoods: [] };
  },

  async run({ audio, tempo, offset, min, max }, context) {
    if (tempo !== undefined && offset !== undefined) return toOutputs(givenBeats(tempo, offset, audio.info.seconds));
    const pcm = await renderPcm(audio, context);
    const found = findBeats(pcm, ANALYSIS_RATE, { min, max, tempo, offset });
    if (found === undefined) {
      throw new NodeError(
        'input-invalid',
        `no beat was found in ${audio.info.seconds} s of sound; set tempo and offset by hand`,
        { input: 'audio' },
      );
    }
    return toOutputs(found);
  },
});

const givenBeats = (tempo: number, offset: number, seconds: number): BeatTrack => ({
  tempo,
  times: beatGrid(tempo, offset, seconds),
  confidence: 1,
  alternatives: [],
  bars: { beatsPerBar: 4, first: 0, confidence: 0 },
});

const toOutputs = ({ tempo, times, confidence, alternatives, bars }: BeatTrack) => ({
  beats: { tempo, times, confidence },
  tempo,
  times,
  count: times.length,
  confidence,
  alternatives: alternatives.map((each) => each.tempo),
  likelihoods: alternatives.map((each) => each.confidence),
  downbeat: bars.first + 1,
  beatsPerBar: bars.beatsPerBar,
  barConfidence: bars.confidence,
});
