import type { ErrorData, Issue } from '../errors.ts';
import type { BusyTip, PurchaseInfo } from '../ledger/types.ts';
import type { Gathered } from './gather.ts';
import type { Fault, Step } from './step.ts';

/** How a walk over unsettled steps ends for one of them. */
export type Outcome =
  | { readonly kind: 'reused' | 'finished'; readonly key: string; readonly elapsedMs: number }
  /** In a plan: would run now (`run`), or once the steps it is fed from have run (`wait`). */
  | {
      readonly kind: 'run' | 'wait';
      readonly gathered: Gathered;
      /** What was asked for before of what it is going to buy. */
      readonly purchase?: PurchaseInfo;
      /** Why that had better be bought at another time. */
      readonly busy?: BusyTip;
    }
  | { readonly kind: 'refused'; readonly issues: readonly Issue[] }
  | { readonly kind: 'failed'; readonly error: ErrorData }
  /** Its own doing: the graph stops here, or a person has to act. */
  | { readonly kind: 'stopped' | 'waiting'; readonly message: string }
  | { readonly kind: 'skipped'; readonly because: string; readonly fault: Fault };

/** Why what hangs on the step will not run; `undefined` when it gave or predicted something. */
export function faultOf({ id }: Step, outcome: Outcome): Fault | undefined {
  switch (outcome.kind) {
    case 'reused':
    case 'finished':
    case 'run':
    case 'wait':
      return undefined;
    case 'failed':
      return { node: id, kind: 'failed', error: outcome.error };
    case 'refused': {
      const message = outcome.issues[0]?.message ?? 'refused';
      return { node: id, kind: 'failed', error: { code: 'input-invalid', message, retryable: false } };
    }
    case 'stopped':
    case 'waiting':
      return {
        node: id,
        kind: outcome.kind,
        error: { code: outcome.kind === 'stopped' ? 'stopped' : 'waiting', message: outcome.message, retryable: false },
      };
    case 'skipped':
      return outcome.fault;
    default:
      return outcome satisfies never;
  }
}
