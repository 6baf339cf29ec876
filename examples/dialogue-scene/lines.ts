import type { Speaker } from '../lib/sound/speech.ts';

/** How the two speak. */
export const VOICES = {
  Ines: { hz: 196, pace: 0.98, size: 1.14 },
  Theo: { hz: 112, pace: 1.02, size: 1 },
} as const satisfies { readonly [name: string]: Speaker };

/** What is said, in order: file, speaker, words, and how they are said. */
export const LINES = [
  {
    file: 'media/line-1.wav',
    speaker: 'Theo',
    text: 'You kept the table by the window.',
    delivery: 'out of breath, smiling',
  },
  { file: 'media/line-2.wav', speaker: 'Ines', text: 'I kept everything. Even the letter.', delivery: 'calmly' },
  { file: 'media/line-3.wav', speaker: 'Theo', text: 'It will be dark soon.', delivery: 'looking past her' },
  { file: 'media/line-4.wav', speaker: 'Ines', text: 'Then stay until it is.', delivery: 'softly' },
  { file: 'media/line-5.wav', speaker: 'Theo', text: 'And after that?', delivery: 'barely audible' },
  { file: 'media/line-6.wav', speaker: 'Ines', text: 'After that, we talk.', delivery: 'with a laugh' },
] as const;
