export { generateVideo } from './video.ts';
