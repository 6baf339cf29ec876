import { dirname, relative, resolve } from 'node:path';
import { findOutput, openGraph, openSession, type Registry, type Session } from '@shotgraph/engine';
import { type FfmpegChoice, type NodeHost, nodeHost } from '@shotgraph/engine/host/node';
import { graphInputValues, setInputs } from '../assignments.ts';
import type { Options } from '../command.ts';
import { UsageError } from '../exit.ts';
import type { Io } from '../io.ts';
import { type LoadedDocument, loadDocument } from '../load-document.ts';
import { suggest } from '../near-names.ts';

/** What `run` and `plan` are asked about, as it stands on the command line. */
export interface GraphRequest {
  /** Path of the document, relative to the current folder. */
  readonly graph: string;
  /** `name=value` each. */
  readonly input?: readonly string[];
  /** `node.input=value` each. */
  readonly set?: readonly string[];
  /** `node` or `node.port` each; the whole graph when empty. */
  readonly target?: readonly string[];
  /** Nodes whose stored results are not used. */
  readonly force?: readonly string[];
  readonly store?: string | undefined;
  readonly ffmpeg?: string | undefined;
  readonly concurrency?: string | undefined;
}

/** Options of the commands that open a graph together with a host. */
export const GRAPH_OPTIONS = {
  input: { type: 'string', multiple: true, value: 'NAME=VALUE', doc: 'Give an input of the graph a value.' },
  set: { type: 'string', multiple: true, value: 'NODE.INPUT=VALUE', doc: 'Use another literal than the document has.' },
  target: { type: 'string', multiple: true, value: 'NODE[.PORT]', doc: 'Only this node, or this output of it.' },
  force: { type: 'string', multiple: true, value: 'NODE', doc: 'Run this node again although its result is stored.' },
  store: { type: 'string', value: 'DIR', doc: 'Where results are kept; .shotgraph beside the graph when left out.' },
  ffmpeg: {
    type: 'string',
    value: 'auto|native|wasm',
    doc: 'Which ffmpeg renders; auto prefers a native one that works.',
  },
  concurrency: { type: 'string', value: 'N', doc: 'Nodes of one kind that run at once; 2 when left out.' },
} as const satisfies Options;

/** A graph ready to be planned and run, and what it stands on. */
export interface OpenedGraph extends LoadedDocument {
  readonly session: Session;
  readonly host: NodeHost;
  readonly registry: Registry;
  /** Targets and forced nodes as the session takes them. */
  readonly options: { readonly targets?: readonly string[]; readonly force: readonly string[] };
}

/**
 * Opens a graph as asked. Touches nothing but the document; the caller disposes the host.
 *
 * @throws UsageError, GraphError
 */
export async function openRequested(request: GraphRequest, io: Io): Promise<OpenedGraph> {
  const ffmpeg = parseFfmpeg(request.ffmpeg);
  const concurrency = parseConcurrency(request.concurrency);
  const loaded = await loadDocument(io.cwd, request.graph);
  const registry = await io.loadRegistry();
  const document = setInputs(loaded.document, request.set ?? [], registry);
  const inputs = graphInputValues(document, request.input ?? [], registry);
  const { target = [], force = [], store } = request;
  checkNames(document, registry, target, force);
  const host = await nodeHost({
    folder: dirname(loaded.path),
    ...(store !== undefined && { store: resolve(io.cwd, store) }),
    ...(ffmpeg && { ffmpeg }),
    ...(concurrency !== undefined && { concurrency }),
  });
  const session = openSession(document, {
    registry,
    host,
    inputs,
    // Relative, so that a folder that moves with its store is still known.
    name: relative(host.storeFolder, loaded.path),
    ...(concurrency !== undefined && { concurrency }),
  });
  return {
    ...loaded,
    document,
    session,
    host,
    registry,
    options: { force, ...(target.length > 0 && { targets: target }) },
  };
}

function checkNames(
  document: OpenedGraph['document'],
  registry: Registry,
  targets: readonly string[],
  force: readonly string[],
): void {
  const graph = openGraph(document);
  const outputs = Object.keys(document.outputs ?? {}).map((name) => `outputs.${name}`);
  const known = [...graph.nodes.keys(), ...outputs];
  for (const target of targets) {
    if (known.includes(target) || findOutput(graph, registry, target)) continue;
    const [id = '', port = ''] = target.split('.');
    const node = graph.nodes.get(id);
    if (!node) throw new UsageError(`--target ${target}: there is no node "${id}"; ${suggest(target, known)}`);
    const ports = Object.keys(registry.get(node.type)?.outputs ?? {});
    // Without a known type the ports are unknown too: the graph is refused for that, with a better message.
    if (registry.has(node.type))
      throw new UsageError(`--target ${target}: ${node.type} has no output "${port}"; ${suggest(port, ports)}`);
  }
  for (const node of force) {
    if (!known.includes(node)) throw new UsageError(`--force ${node}: there is no such node; ${suggest(node, known)}`);
  }
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
