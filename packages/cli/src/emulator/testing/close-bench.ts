import { afterAll } from 'vitest';
import { closeBench } from './bench.ts';

// Files share what they load, so that the module of the bench runs once for all of them: this runs after each.
afterAll(closeBench);
