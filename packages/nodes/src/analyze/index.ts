export { beatSpan } from './beat-span.ts';
export { beats } from './beats.ts';
export { type BeatOptions, type BeatTrack, beatGrid, findBeats, type OtherTempo } from './find-beats.ts';
export { snapTimes } from './snap.ts';
