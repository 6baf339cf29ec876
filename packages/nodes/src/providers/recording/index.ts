export { type MemoryRecording, memoryRecording } from './memory-store.ts';
export { type RecordingOptions, recordingFetch } from './record.ts';
export { type ReplayOptions, replayingFetch } from './replay.ts';
export { BODY_NAME, type RecordingStore } from './store.ts';
