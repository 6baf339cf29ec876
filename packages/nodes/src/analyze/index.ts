export { beatSpan } from './beat-span.ts';
export { beats } from './beats.ts';
export { type BeatOptions, type BeatTrack, beatGrid, findBeats } from './find-beats.ts';
