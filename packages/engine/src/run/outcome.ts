import type { ErrorData, Issue } from '../errors.ts';
import type { Gathered } from './gather.ts';

/** How a walk over unsettled steps ends for one of them. */
export type Outcome =
  | { readonly kind: 'reused' | 'finished'; readonly key: string; readonly elapsedMs: number }
  /** In a plan: would run now (`run`), or once the steps it is fed from have run (`wait`). */
  | { readonly kind: 'run' | 'wait'; readonly gathered: Gathered }
  | { readonly kind: 'refused'; readonly issues: readonly Issue[] }
  | { readonly kind: 'failed'; readonly error: ErrorData }
  | { readonly kind: 'skipped'; readonly because: string };
