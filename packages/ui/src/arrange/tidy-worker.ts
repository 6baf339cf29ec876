import { expose } from 'comlink';
import { tidied } from './tidy.ts';

/** Lays graphs out beside the page: of thousands of cards that takes longer than a frame. */
const tidier = { tidied };

/** What the page calls. */
export type Tidier = typeof tidier;

expose(tidier);
