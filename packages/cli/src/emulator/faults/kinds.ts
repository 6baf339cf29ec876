import * as z from 'zod';
import { OPERATIONS, type Operation, PROVIDERS, type Twist } from '../http/wire.ts';

/**
 * What can go wrong, and where. `instead`: the request has no effect. `after`: it has its effect, and its answer is lost or spoilt.
 * `twist`: something else happens, or is told. `push`: about callbacks.
 */
export const KINDS = {
  '429': { how: 'instead', on: ['create', 'get', 'list', 'cancel', 'download', 'upload'] },
  '500': { how: 'instead', on: ['create', 'get', 'list', 'cancel', 'download', 'upload'] },
  '503': { how: 'instead', on: ['create', 'get', 'list', 'cancel', 'download', 'upload'] },
  'reset-before-accept': { how: 'instead', on: ['create', 'get', 'list', 'cancel', 'download', 'upload'] },
  hang: { how: 'instead', on: ['create', 'get', 'list', 'cancel', 'download', 'upload'] },
  'reset-after-accept': { how: 'after', on: ['create'] },
  'answer-lost': { how: 'after', on: ['create'] },
  'slow-drip': { how: 'after', on: ['create', 'get', 'list', 'cancel', 'download', 'upload'] },
  'truncated-body': { how: 'after', on: ['create', 'get', 'list', 'cancel', 'download', 'upload'] },
  'wrong-length': { how: 'after', on: ['create', 'get', 'list', 'cancel', 'download', 'upload'] },
  'html-200': { how: 'after', on: ['create', 'get', 'list', 'cancel', 'download', 'upload'] },
  'expired-url': { how: 'twist', on: ['get', 'list', 'download'] },
  'moderation-input': { how: 'twist', on: ['create'] },
  'moderation-output': { how: 'twist', on: ['create'] },
  'task-failed': { how: 'twist', on: ['create'] },
  'status-backwards': { how: 'twist', on: ['get', 'list'] },
  'unknown-status': { how: 'twist', on: ['get', 'list'] },
  'duplicate-callback': { how: 'push', on: ['callback'] },
  'forged-callback': { how: 'push', on: ['callback'] },
} as const satisfies {
  readonly [kind: string]: { readonly how: 'instead' | 'after' | 'twist' | 'push'; readonly on: readonly Operation[] };
};

export type FaultKind = keyof typeof KINDS;

/** Whether a kind changes what happens rather than how the answer travels. */
export const isTwist = (kind: FaultKind): kind is FaultKind & Twist => KINDS[kind].how === 'twist';

const kindNames = Object.keys(KINDS) as [FaultKind, ...FaultKind[]];

/** The shape of one fault. */
const faultSchema = z
  .strictObject({
    on: z.enum(OPERATIONS),
    /** Every provider when left out. */
    provider: z.enum(PROVIDERS).exactOptional(),
    /** Status codes may be written as numbers. */
    kind: z.preprocess((kind) => (typeof kind === 'number' ? String(kind) : kind), z.enum(kindNames)),
    /** How often it strikes. */
    times: z.union([z.int().min(1), z.literal('always')]).default(1),
    /** Requests that are let through first. */
    after: z.int().min(0).default(0),
    /** How likely it strikes each time, decided by `seed`: the same seed gives the same run of luck. */
    chance: z.number().gt(0).max(1).default(1),
    seed: z.int().default(1),
    /** Header of a 429: seconds, a date, or anything. */
    retryAfter: z.union([z.number(), z.string()]).exactOptional(),
    /** How long `slow-drip` takes in all, and `answer-lost` says nothing. */
    seconds: z.number().gt(0).max(3600).default(5),
  })
  .superRefine(({ on, kind }, context) => {
    const places: readonly Operation[] = KINDS[kind].on;
    if (!places.includes(on))
      context.addIssue({ code: 'custom', path: ['on'], message: `"${kind}" can happen on ${places.join(', ')} only` });
  });

/** One fault as it is written down. */
export type FaultSpec = z.input<typeof faultSchema>;
/** One fault with nothing left open. */
export type Fault = z.output<typeof faultSchema>;

/**
 * Reads a list of faults.
 *
 * @throws RangeError naming the entry, the field and what it may be
 */
export function parseFaults(json: unknown): readonly Fault[] {
  const parsed = z.array(faultSchema).safeParse(json);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'the list'}: ${message}`);
  throw new RangeError(`these are no faults: ${problems.join('; ')}`);
}
