import { type Op, parseDocument } from '@shotgraph/engine';
import type { EngineService } from '@shotgraph/engine/worker';
import { putResults, readResults } from '@shotgraph/nodes/hosting';
import * as z from 'zod';
import { filesWanted } from './document-files.ts';
import { DOCUMENT_NAME } from './document-folders.ts';
import type { ServedEngine } from './served-engine.ts';

/** Session of a document. */
export const session = z.int().min(0);
/** Content hash, or key of a result. */
export const hash = z.string().regex(/^[0-9a-f]{64}$/);
/** A name that a folder can have. */
export const documentName = z.string().regex(DOCUMENT_NAME);

const version = z.int().min(0);
const places = z.array(z.string().max(1000)).max(100_000);
const sums = z.partialRecord(z.enum(['USD', 'CNY']), z.number().min(0));
const work = z.strictObject({
  targets: places.optional(),
  force: places.optional(),
  maxCost: sums.optional(),
});
/** What to run. */
export const runRequest = work.extend({ id: z.string().min(1).max(100).optional() });
const ops = z
  .array(z.looseObject({ op: z.string() }))
  .max(1_000_000)
  .transform((given) => given as unknown as readonly Op[]);
/** Sent as a text: its limits are those of every document that is read. */
const document = z.string().transform(parseDocument);
const key = z.string().max(200);
const answer = z.union([
  z.literal('not-bought'),
  z.strictObject({ job: z.strictObject({ id: z.string().min(1).max(500) }) }),
]);

/** One kind of question: what it takes, and what it does. */
export interface Call {
  readonly args: z.ZodType;
  answer(engine: ServedEngine, args: never): Promise<unknown>;
}

const call = <T extends z.ZodType>(
  args: T,
  answer: (engine: ServedEngine, args: z.output<T>) => Promise<unknown>,
): Call => ({ args, answer: answer as Call['answer'] });

/** A question that is one of the engine's own. */
const own = <M extends keyof EngineService, T extends z.ZodType>(method: M, args: T): Call =>
  call(args, ({ service }, given) => (service[method] as (...args: unknown[]) => Promise<unknown>)(...(given as [])));

/** Everything that is asked with JSON and answered with JSON, by the last part of its address. */
export const CALLS: { readonly [name: string]: Call } = {
  open: call(
    z.tuple([document, z.strictObject({ name: documentName, version: version.optional() })]),
    async (engine, [given, options]) => {
      await engine.prepare(options.name);
      return engine.service.open(given, options as { readonly name: string });
    },
  ),
  apply: own('apply', z.tuple([session, version, ops])),
  reset: own('reset', z.tuple([session, version, document])),
  plan: own('plan', z.tuple([session, work])),
  'find-run': own('findRun', z.tuple([session])),
  cancel: own('cancel', z.tuple([session])),
  values: own('values', z.tuple([session, places])),
  'find-facts': own('findFacts', z.tuple([session, hash])),
  purchases: own('purchases', z.tuple([session])),
  'leave-purchases': own('leavePurchases', z.tuple([session])),
  'resolve-purchase': own('resolvePurchase', z.tuple([session, key, answer])),
  'cancel-purchase': own('cancelPurchase', z.tuple([session, key])),
  'describe-media': own('describeMedia', z.tuple([session])),
  close: own('close', z.tuple([session])),
  'want-files': call(z.tuple([session, z.record(z.string().max(1000), hash)]), (engine, [id, files]) =>
    filesWanted(engine.hostOf(id), files),
  ),
  'read-results': call(z.tuple([session, z.array(hash).max(100_000)]), async (engine, [id, keys]) => {
    const { results, assets } = await readResults(engine.hostOf(id), engine, keys);
    return { results, assets: assets.map(({ hash }) => hash) };
  }),
  'put-results': call(z.tuple([session, z.array(z.unknown()).max(100_000)]), async (engine, [id, given]) => {
    return putResults(engine.hostOf(id), given, []);
  }),
};
