import { serveFfmpeg } from '../../packages/engine/src/host/browser/serve-ffmpeg.ts';

serveFfmpeg();
