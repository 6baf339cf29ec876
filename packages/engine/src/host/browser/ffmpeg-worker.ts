import { serveFfmpeg } from './serve-ffmpeg.ts';

serveFfmpeg();
