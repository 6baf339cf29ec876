import { applyOps, type Graph, type GraphDocument, openGraph, parseDocument, toDocument } from '@shotgraph/engine';
import {
  ConnectionLostError,
  type EngineService,
  type NodeTypeData,
  NoSessionError,
  type OnEvents,
  type OpenOptions,
  type RunReply,
} from '@shotgraph/engine/worker';
import { FRAME_HEADER, type KeptResult, type KeptResults, type Viewed } from '@shotgraph/nodes/hosting';
import type { Attention } from './attention.ts';
import { type Connection, Unreachable } from './connection.ts';
import { readLines } from './read-lines.ts';
import { createUploads, type LocalFiles, type Uploads } from './upload-files.ts';

/** The engine on the server, as `EngineService`, and what else it does for documents. */
export interface ServerEngine extends Omit<EngineService, 'describe' | 'open' | 'view'> {
  /** @param signal - gives it up */
  open(document: GraphDocument | string, options: OpenOptions, signal: AbortSignal): Promise<number>;
  view(session: number, from: string, how: Parameters<EngineService['view']>[2]): Promise<Viewed | undefined>;
  /** Bytes that the server has, for whichever document; looked for once. */
  findAsset(hash: string): Promise<Blob | undefined>;
  /** Whether any document is open there. */
  isUsed(): boolean;
  /** Notes that a file was put beside a document here. */
  noteFile(document: string): void;
  readResults(session: number, keys: readonly string[]): Promise<KeptResults>;
  putResults(session: number, kept: KeptResults): Promise<number>;
  /** Gives up whatever a session waits for: it fails as if the session were gone, which is true from then on. */
  drop(session: number): void;
}

export interface ServerEngineOptions {
  readonly connection: Connection;
  readonly attention: Attention;
  readonly typeOf: (type: string) => NodeTypeData | undefined;
  /** Files beside a document in this browser. */
  readonly filesOf: (document: string) => LocalFiles;
}

/** What is known here of a session there. */
interface Mirror {
  readonly document: string;
  graph: Graph;
  readonly uploads: Uploads;
  readonly gone: AbortController;
  /** Edits go one after the other: requests may overtake each other. */
  edits: Promise<unknown>;
}

/** Reaches the engine of the server that this page came from. */
export function createServerEngine({ connection, attention, typeOf, filesOf }: ServerEngineOptions): ServerEngine {
  const mirrors = new Map<number, Mirror>();
  const of = (id: number): Mirror => {
    const mirror = mirrors.get(id);
    if (!mirror) throw new NoSessionError(`there is no session ${id}; open the document again`);
    return mirror;
  };
  const ask = (path: string, args: readonly unknown[], signal: AbortSignal) =>
    connection.ask(path, { json: args, signal }, readValue);
  /** A question about a session, in which it comes first. */
  const call = async <T>(path: string, id: number, ...args: readonly unknown[]): Promise<T> => {
    const { gone, edits } = of(id);
    await edits;
    return (await ask(path, [id, ...args], gone.signal)) as T;
  };
  const edit = <T>(id: number, work: (mirror: Mirror) => Promise<T>): Promise<T> => {
    const mirror = of(id);
    const mine = mirror.edits.then(() => work(mirror));
    mirror.edits = mine.catch(() => {});
    return mine;
  };

  const stream = async (path: string, id: number, args: readonly unknown[], onEvents: OnEvents) => {
    const { gone, edits } = of(id);
    await edits;
    let held: ReturnType<Attention['hold']> | undefined;
    const left = new AbortController();
    const leave = () => left.abort();
    try {
      await connection.whenHere(gone.signal);
      const signal = AbortSignal.any([gone.signal, left.signal]);
      const answer = await connection.askOnce(path, { json: [id, ...args], signal });
      // Not before: what was asked for must have come there.
      held = attention.hold();
      held.signal.addEventListener('abort', leave);
      for await (const line of readLines(answer.body!)) {
        const { events, upTo, reply } = line as StreamLine;
        if (events) onEvents(events, upTo);
        if (reply !== undefined) return reply ?? undefined;
      }
    } catch (error) {
      // What the server says stays; only a connection that broke leaves open how the run goes on.
      if (error instanceof Error && !(error instanceof Unreachable) && error.name === 'Error') throw error;
      if (error instanceof NoSessionError && !gone.signal.aborted) throw error;
    } finally {
      held?.end();
    }
    if (left.signal.aborted) await attention.next(gone.signal);
    else if (!gone.signal.aborted) connection.noteBroken();
    throw new ConnectionLostError('the connection to the server broke');
  };

  const putBytes = async (path: string, query: { readonly [name: string]: string }, bytes: Blob, id: number) => {
    const { signal } = of(id).gone;
    const place = new URLSearchParams({ session: String(id), ...query });
    await connection.ask(`${path}?${place}`, { bytes, signal }, readValue);
  };
  const mirrorOf = (id: number, document: string, graph: Graph): Mirror => {
    const local = filesOf(document);
    const uploads = createUploads(() => toDocument(of(id).graph), typeOf, local, {
      wanted: (files) => call('want-files', id, files),
      put: (path, hash, bytes) => putBytes('put-file', { path, hash }, bytes, id),
    });
    return { document, graph, uploads, gone: new AbortController(), edits: Promise.resolve() };
  };

  return {
    async open(document, options, signal) {
      const text = typeof document === 'string' ? document : JSON.stringify(document);
      const id = (await ask('open', [text, options], signal)) as number;
      const graph = openGraph(typeof document === 'string' ? parseDocument(document) : document);
      mirrors.set(id, mirrorOf(id, options.name, graph));
      return id;
    },
    apply: (id, version, ops) =>
      edit(id, async (mirror) => {
        applyOps(mirror.graph, ops);
        mirror.uploads.note(ops);
        return (await ask('apply', [id, version, ops], mirror.gone.signal)) as boolean;
      }),
    reset: (id, version, document) =>
      edit(id, async (mirror) => {
        mirror.graph = openGraph(document);
        mirror.uploads.note();
        await ask('reset', [id, version, JSON.stringify(document)], mirror.gone.signal);
      }),
    async plan(id, request) {
      await of(id).edits;
      await of(id).uploads.sync();
      return call('plan', id, request);
    },
    async run(id, request, onEvents) {
      await of(id).uploads.sync();
      return (await stream('run', id, [request], onEvents)) as RunReply;
    },
    attach: (id, run, after, onEvents) => stream('attach', id, [run, after], onEvents),
    findRun: (id) => call('find-run', id),
    cancel: (id) => call('cancel', id),
    values: (id, from) => call('values', id, from),
    async view(id, from, how) {
      const { gone, edits } = of(id);
      await edits;
      return connection.ask('view', { json: [id, from, how], signal: gone.signal }, toViewed);
    },
    asset: async (id, hash) =>
      connection.ask(assetPath(hash), { signal: of(id).gone.signal }, (answer) => answer.blob()),
    findAsset: async (hash) => {
      const answer = await connection
        .askOnce(assetPath(hash), { signal: AbortSignal.timeout(ONCE_MS) })
        .catch(() => {});
      return answer?.blob();
    },
    findFacts: (id, hash) => call('find-facts', id, hash),
    purchases: (id) => call('purchases', id),
    followPurchases: (id) => call('follow-purchases', id),
    leavePurchases: (id) => call('leave-purchases', id),
    resolvePurchase: (id, key, answer) => call('resolve-purchase', id, key, answer),
    cancelPurchase: (id, key) => call('cancel-purchase', id, key),
    describeMedia: (id) => call('describe-media', id),
    async close(id) {
      const mirror = mirrors.get(id);
      if (!mirror) return;
      this.drop(id);
      // Whoever closes does not wait for a server that is away: what nobody asks for is let go of there by itself.
      if (connection.state === 'here')
        await connection.askOnce('close', { json: [id], signal: AbortSignal.timeout(ONCE_MS) }).catch(() => {});
    },
    isUsed: () => mirrors.size > 0,
    noteFile(document) {
      for (const mirror of mirrors.values()) if (mirror.document === document) mirror.uploads.note();
    },
    async readResults(id, keys) {
      const { results, assets } = await call<{
        readonly results: readonly KeptResult[];
        readonly assets: readonly string[];
      }>('read-results', id, keys);
      const bytes = await Promise.all(assets.map(async (hash) => ({ hash, bytes: await this.asset(id, hash) })));
      return { results, assets: bytes };
    },
    async putResults(id, { results, assets }) {
      for (const { hash, bytes } of assets) await putBytes('put-asset', { hash }, bytes, id);
      return call('put-results', id, results);
    },
    drop(id) {
      mirrors.get(id)?.gone.abort(new NoSessionError(`session ${id} was closed; open the document again`));
      mirrors.delete(id);
    },
  };
}

/** Longest wait for an answer that can be done without, ms. */
const ONCE_MS = 30_000;

const assetPath = (hash: string) => `asset?hash=${hash}`;
const readValue = async (answer: Response) => ((await answer.json()) as { readonly value?: unknown }).value;

async function toViewed(answer: Response): Promise<Viewed | undefined> {
  const size = answer.headers.get(FRAME_HEADER);
  if (size === null) {
    const value = (await readValue(answer)) as Extract<Viewed, { kind: 'data' }>['data'] | undefined;
    return value === undefined ? undefined : { kind: 'data', data: value };
  }
  const [width = 0, height = 0] = size.split('x').map(Number);
  return { kind: 'frame', width, height, pixels: new Uint8ClampedArray(await answer.arrayBuffer()) };
}

interface StreamLine {
  readonly events?: Parameters<OnEvents>[0];
  readonly upTo: number;
  readonly reply?: RunReply | null;
}
