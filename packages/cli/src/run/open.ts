import { dirname, relative, resolve } from 'node:path';
import {
  type CachePolicy,
  createLedger,
  type Ledger,
  openGraph,
  openSession,
  type Registry,
  type Session,
} from '@shotgraph/engine';
import { type FfmpegChoice, type NodeHost, nodeHost } from '@shotgraph/engine/host/node';
import { graphInputValues, setInputs } from '../assignments.ts';
import type { Options } from '../command.ts';
import { UsageError } from '../exit.ts';
import type { Io } from '../io.ts';
import { type LoadedDocument, loadDocument } from '../load-document.ts';
import { findPath, findTarget, type PathTarget } from '../paths.ts';
import { type Companion, companionOf } from '../spending/companion.ts';
import { painting } from './painting.ts';
import { findTapes, refuseReplayed, replayStoreOf, type TapeRequest } from './tapes.ts';

/** What the commands that open a graph are asked about, as it stands on the command line. */
export interface GraphRequest extends TapeRequest {
  /** Path of the document, relative to the current folder. */
  readonly graph: string;
  /** `name=value` each. */
  readonly input?: readonly string[];
  /** `node.input=value` each. */
  readonly set?: readonly string[];
  /** Paths each, with or without a port; the whole graph when empty. */
  readonly target?: readonly string[];
  /** Paths of nodes whose stored results are not used. */
  readonly force?: readonly string[];
  /** No stored result is used. */
  readonly refresh?: boolean;
  /** Only stored results are used. */
  readonly offline?: boolean;
  readonly store?: string | undefined;
  readonly ffmpeg?: string | undefined;
  readonly concurrency?: string | undefined;
  /** Keeps the value of every node, to be shown. */
  readonly values?: 'all';
}

/** Options that say what a graph is evaluated with. */
export const VALUE_OPTIONS = {
  input: { type: 'string', multiple: true, value: 'NAME=VALUE', doc: 'Give an input of the graph a value.' },
  set: { type: 'string', multiple: true, value: 'NODE.INPUT=VALUE', doc: 'Use another literal than the document has.' },
} as const satisfies Options;

export const STORE_OPTION = {
  store: { type: 'string', value: 'DIR', doc: 'Where results are kept; .shotgraph beside the graph when left out.' },
} as const satisfies Options;

/** Options that say what things are rendered with. */
export const WORK_OPTIONS = {
  ffmpeg: {
    type: 'string',
    value: 'auto|native|wasm',
    doc: 'Which ffmpeg renders; auto prefers a native one that works.',
  },
  concurrency: { type: 'string', value: 'N', doc: 'Nodes of one kind that run at once; 2 when left out.' },
} as const satisfies Options;

/** Options of the commands that open a graph to run it, or to say what a run would do. */
export const GRAPH_OPTIONS = {
  ...VALUE_OPTIONS,
  target: { type: 'string', multiple: true, value: 'NODE[.PORT]', doc: 'Only this node, or this output of it.' },
  force: { type: 'string', multiple: true, value: 'NODE', doc: 'Run this node again although its result is stored.' },
  refresh: { type: 'boolean', doc: 'Run everything that takes time again; the new results replace the stored ones.' },
  offline: { type: 'boolean', doc: 'Run nothing that takes time; fail where no result is stored.' },
  ...STORE_OPTION,
  ...WORK_OPTIONS,
} as const satisfies Options;

/** Options of the commands that may spend money. */
export const CONSENT_OPTIONS = {
  'max-cost': {
    type: 'string',
    multiple: true,
    value: 'SUM',
    doc: 'The most this run may spend: 5, 5USD or 30CNY. Without it, it is asked for, or nothing is bought.',
  },
  yes: { type: 'boolean', doc: 'Agree to what the plan says the run may cost at most.' },
} as const satisfies Options;

/** A graph ready to be planned and run, and what it stands on. */
export interface OpenedGraph extends LoadedDocument {
  readonly session: Session;
  readonly host: NodeHost;
  readonly registry: Registry;
  /** Everything bought by anybody who shares the store. */
  readonly ledger: Ledger;
  /** The same ledger as the session uses it. */
  readonly companion: Companion;
  readonly tapes: ReturnType<typeof findTapes>;
  /** What is asked for, as the session takes it. */
  readonly options: {
    readonly targets?: readonly string[];
    readonly force: readonly string[];
    readonly cache: CachePolicy;
  };
  /** What the targets lead to, in their order. */
  readonly targets: readonly PathTarget[];
}

/**
 * Opens a graph as asked. Touches nothing but the document; the caller disposes the host.
 *
 * @throws UsageError, GraphError
 */
export async function openRequested(request: GraphRequest, io: Io): Promise<OpenedGraph> {
  const ffmpeg = parseFfmpeg(request.ffmpeg);
  const concurrency = parseConcurrency(request.concurrency);
  const cache = cacheOf(request);
  const loaded = await loadDocument(io.cwd, request.graph);
  const folder = dirname(loaded.path);
  const tapes = findTapes(request, io.cwd);
  const { registry, purchasing } = await io.loadSetup({ folder, ...tapes });
  const document = setInputs(loaded.document, request.set ?? [], registry);
  const inputs = graphInputValues(document, request.input ?? [], registry);
  const { target = [], force = [], store } = request;
  const targets = target.map((each) => findTarget(document, registry, each, `--target ${each}`));
  const graph = openGraph(document);
  for (const each of force) findPath(graph, each, `--force ${each}`);
  const given = store === undefined ? undefined : resolve(io.cwd, store);
  const place = tapes.replay === undefined ? given : replayStoreOf(given, folder);
  const host = await nodeHost({
    folder,
    ...(place !== undefined && { store: place }),
    ...(ffmpeg && { ffmpeg }),
    ...(concurrency !== undefined && { concurrency }),
    ...painting(),
  });
  if (tapes.replay === undefined) await refuseReplayed(host);
  const ledger = createLedger({ host, ...purchasing });
  const companion = companionOf(ledger);
  const session = openSession(document, {
    registry,
    host,
    inputs,
    ledger: companion.ledger,
    // Relative, so that a folder that moves with its store is still known.
    name: relative(host.storeFolder, loaded.path),
    ...(concurrency !== undefined && { concurrency }),
    ...(request.values && { values: request.values }),
  });
  return {
    ...loaded,
    document,
    session,
    host,
    registry,
    ledger,
    companion,
    tapes,
    options: { force, cache, ...(target.length > 0 && { targets: target }) },
    targets,
  };
}

function cacheOf({ refresh, offline }: GraphRequest): CachePolicy {
  if (refresh && offline) throw new UsageError('--refresh runs everything again, --offline nothing: leave one out');
  return refresh ? 'refresh' : offline ? 'offline' : 'use';
}

const CHOICES: readonly FfmpegChoice[] = ['auto', 'native', 'wasm'];

function parseFfmpeg(text: string | undefined): FfmpegChoice | undefined {
  const choice = CHOICES.find((each) => each === text);
  if (text !== undefined && !choice) throw new UsageError(`--ffmpeg must be ${CHOICES.join(', ')}; got "${text}"`);
  return choice;
}

function parseConcurrency(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,3}$/.test(text))
    throw new UsageError(`--concurrency must be a whole number from 1 to 9999; got "${text}"`);
  return Number(text);
}
