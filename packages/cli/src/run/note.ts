import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { isRecord, type Json } from '@shotgraph/engine';
import type { RunRequest } from './perform-run.ts';

/** What a run takes to be started again, as its record keeps it. Paths start from the folder the store is in. */
export interface RunNote {
  /** With `/`. */
  readonly graph: string;
  /** `name=value` each, as `--input` takes them. */
  readonly inputs?: readonly string[];
  /** `node.input=value` each, as `--set` takes them. */
  readonly set?: readonly string[];
  readonly targets?: readonly string[];
  readonly force?: readonly string[];
  /** Folder for media, with `/`; the usual one where it cannot be told from the store's. */
  readonly out?: string;
  /** Folder of the recording that was played back, with `/`. */
  readonly replay?: string;
}

/**
 * What is noted of a run. Nothing in it says where the folders lie on this machine, so that it holds good when they move, and
 * nothing comes from the environment.
 *
 * @param places - absolute paths of the document, of the folder for media, and of the recording that is played back
 */
export function toNote(
  request: RunRequest,
  storeFolder: string,
  { graph, out, replay }: { readonly graph: string; readonly out: string; readonly replay?: string },
): RunNote {
  const { input = [], set = [], target = [], force = [] } = request;
  const place = fromStore(storeFolder, out);
  return {
    graph: fromStore(storeFolder, graph) ?? '',
    ...(input.length > 0 && { inputs: input }),
    ...(set.length > 0 && { set }),
    ...(target.length > 0 && { targets: target }),
    ...(force.length > 0 && { force }),
    ...(place !== undefined && { out: place }),
    ...(replay !== undefined && { replay: fromStore(storeFolder, replay) ?? replay }),
  };
}

/** `undefined` for another drive: there is no way there that is not absolute. */
function fromStore(storeFolder: string, path: string): string | undefined {
  const way = relative(dirname(storeFolder), path);
  return isAbsolute(way) ? undefined : way.split(sep).join('/') || '.';
}

/** A note as it was written, `undefined` when it is none. Other programs may note other things. */
export function parseNote(note: Json | undefined): RunNote | undefined {
  if (!isRecord(note) || typeof note.graph !== 'string' || note.graph === '') return undefined;
  for (const name of ['inputs', 'set', 'targets', 'force'])
    if (note[name] !== undefined && !isTexts(note[name])) return undefined;
  for (const name of ['out', 'replay'])
    if (note[name] !== undefined && typeof note[name] !== 'string') return undefined;
  return note as unknown as RunNote;
}

const isTexts = (value: unknown) => Array.isArray(value) && value.every((item) => typeof item === 'string');

/** What has to be asked for to have the run of a note again. @param storeFolder - absolute */
export function toRequest(note: RunNote, storeFolder: string): RunRequest {
  const { graph, inputs = [], set = [], targets = [], force = [], out, replay } = note;
  const place = (path: string) => resolve(dirname(storeFolder), path);
  return {
    graph: place(graph),
    input: inputs,
    set,
    target: targets,
    force,
    // A replay makes a store of its own within the one that is named.
    store: replay === undefined ? storeFolder : dirname(storeFolder),
    ...(replay !== undefined && { replay: place(replay) }),
    ...(out !== undefined && { out: place(out) }),
  };
}

/** The options a run was started with, as on a command line: `--set grade.exposure=0.4 --target film`. */
export function noteInWords({ inputs = [], set = [], targets = [], force = [], replay }: RunNote): string {
  const options = [
    ...inputs.map((text) => ['--input', text]),
    ...set.map((text) => ['--set', text]),
    ...targets.map((text) => ['--target', text]),
    ...force.map((text) => ['--force', text]),
    ...(replay === undefined ? [] : [['--replay', replay]]),
  ];
  return options
    .map(([option, text]) => `${option} ${/[^\w.=/:-]/.test(text!) ? JSON.stringify(text) : text}`)
    .join(' ');
}
