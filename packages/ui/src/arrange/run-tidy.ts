import { type Op, type Point, parseFrom } from '@shotgraph/engine';
import { type Remote, wrap } from 'comlink';
import type { Editor } from '../app/editor.ts';
import { PartNotLoaded } from '../app/load-part.ts';
import { bendsAmong } from '../doc/bends.ts';
import { toWires } from '../flow/projection.ts';
import { boundsOf, withHeldIds } from '../marks/carry.ts';
import { marksOf } from '../marks/marks.ts';
import { glide } from './glide.ts';
import { cardBoxes, fitThings } from './things.ts';
import { type TidyTask, tidied, tidyOps } from './tidy.ts';
import type { Tidier } from './tidy-worker.ts';

/** Times that a layout is begun anew because the graph was edited meanwhile. */
const TRIES = 3;

interface Tidying {
  readonly tidier: Remote<Tidier>;
  /** Rejects when its script does not come. */
  readonly failed: Promise<never>;
}

let tidying: Tidying | undefined;

function startTidying(): Tidying {
  const worker = new Worker(new URL('./tidy-worker.ts', import.meta.url), { type: 'module', name: 'tidy' });
  const failed = new Promise<never>((_, reject) => {
    const fail = () => {
      // The next time another one is started.
      tidying = undefined;
      reject(new PartNotLoaded('the worker that tidies did not come'));
    };
    worker.addEventListener('error', fail, { once: true });
  });
  failed.catch(() => {});
  return { tidier: wrap<Tidier>(worker), failed };
}

/** Lays out in a worker; where none can be started, here. @throws PartNotLoaded */
async function layOut(task: TidyTask) {
  try {
    tidying ??= startTidying();
  } catch {
    return tidied(task);
  }
  return Promise.race([tidying.tidier.tidied(task), tidying.failed]);
}

/**
 * Tidies the graph in view, as one step, and lets everything glide to its place.
 *
 * @param ids - only these cards and marks; everything when left out. They keep their top left corner
 */
export async function tidy(editor: Editor, ids?: ReadonlySet<string>): Promise<void> {
  for (let tried = 0; tried < TRIES; tried++) {
    const { doc } = editor;
    const { version } = doc;
    const subgraph = editor.here().subgraph;
    const task = taskOf(editor, ids);
    const places = await layOut(task);
    if (editor.here().subgraph !== subgraph) return;
    if (doc.version !== version) continue;
    const before = new Map([...task.cards, ...task.marks].map(({ id, at }) => [id, at]));
    const part = editor.part();
    const chosen = new Set(task.cards.map(({ id }) => id));
    // Points that edges were led around cards by mean nothing where the cards stand elsewhere.
    const straight = Object.keys(bendsAmong(part, chosen)).map((edge): Op => ({ op: 'set-bends', edge }));
    doc.closeMark();
    if (editor.edit([...tidyOps(part, places), ...straight])) glide(editor, before, () => ids ?? fitThings(editor));
    return;
  }
}

function taskOf(editor: Editor, ids: ReadonlySet<string> | undefined): TidyTask {
  const part = editor.part();
  const [cards, marks] = [cardBoxes(editor), marksOf(part)];
  const wanted = ids && withHeldIds(ids, marks, [...cards, ...marks]);
  const own = wanted ? cards.filter(({ id }) => wanted.has(id)) : cards;
  const corner: Point | undefined = wanted && boundsOf(own)?.at;
  return {
    cards: own,
    marks: wanted ? marks.filter(({ id }) => wanted.has(id)) : marks,
    arcs: toWires(part).map(({ from, node }) => ({ from: parseFrom(from).node, to: node })),
    ...(corner && { corner }),
  };
}
