import { GraphError, isNodeError } from '@shotgraph/engine';
import { isNoSession } from '@shotgraph/engine/worker';
import * as z from 'zod';
import { Refusal } from '../refusal.ts';

/**
 * What was thrown while a question was answered, as whoever asked is told of it. Mistakes of this program are told of by nothing but
 * that: nobody knows what is in them.
 */
export function toEngineRefusal(thrown: unknown): unknown {
  if (thrown instanceof Refusal || isNodeError(thrown)) return thrown;
  if (isNoSession(thrown)) return new Refusal(404, 'no-session', (thrown as Error).message);
  if (thrown instanceof GraphError) return new Refusal(422, 'document-invalid', thrown.message);
  if (thrown instanceof z.ZodError) return new Refusal(400, 'arguments-wrong', z.prettifyError(thrown));
  const isTold = thrown instanceof RangeError || (thrown instanceof Error && thrown.constructor === Error);
  return isTold || isAbort(thrown) ? new Refusal(422, 'engine-failed', (thrown as Error).message) : thrown;
}

const isAbort = (thrown: unknown) => thrown instanceof DOMException && thrown.name === 'AbortError';
