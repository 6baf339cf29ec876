import { type MemoryStore, memoryStore } from '../../host/memory/index.ts';
import { createRandom, type Random } from './random.ts';
import { createTimeline, type Timeline } from './timeline.ts';

/** What a costly node does besides its work. `busy` and `broken` end in an error that says, or does not say, that it may be tried again. */
export type Weather = 'fine' | 'slow' | 'busy' | 'broken' | 'hung';

/** What processes of one simulation share: time, a store, chance, and the book in which every piece of work is entered. */
export interface World {
  readonly random: Random;
  readonly timeline: Timeline;
  readonly store: MemoryStore;
  /** Whether anything may go wrong. */
  faults: boolean;
  /** How much the wall clock is off, ms; the same for all, as on one machine. */
  clockOffset: number;
  /** What was seen to break a rule. */
  readonly problems: string[];
  /** How often something happened, by name: shows what a seed reached. */
  readonly counts: Map<string, number>;
  count(what: string): void;
  /** Adds a line to the trace. */
  note(line: string): void;
  /** Follows from all lines so far. */
  traceHash(): string;
  /** Set to see the lines. */
  onLine: ((line: string) => void) | undefined;
  readonly book: Book;
}

/** One attempt at a piece of work. */
export interface Entry {
  readonly process: number;
  readonly key: string;
}

/** What is done: it follows from nothing else. */
export interface Work {
  readonly type: string;
  readonly inputs: object;
}

/** Who does what, and what is stored: rules about work are checked when it begins. */
export interface Book {
  readonly running: Set<Entry>;
  /** What makes each key: node type and inputs. */
  readonly work: Map<string, Work>;
  /** Keys whose result was stored and can be read. */
  readonly stored: Set<string>;
  /** `process key` of results that a process was not able to read when it last tried. */
  readonly unreadable: Set<string>;
  /** `process key` of claims that ran out while their holder slept: others may do the work once more. */
  readonly lapsed: Set<string>;
}

export function createWorld(seed: number): World {
  const counts = new Map<string, number>();
  const timeline = createTimeline();
  let hash = 0xcbf29ce484222325n;
  let low = 0x811c9dc5;
  const world: World = {
    random: createRandom(seed),
    timeline,
    store: memoryStore(),
    faults: true,
    clockOffset: 0,
    problems: [],
    counts,
    count: (what) => void counts.set(what, (counts.get(what) ?? 0) + 1),
    note(line) {
      const text = `${timeline.now()} ${line}`;
      world.onLine?.(text);
      // FNV-1a, a line at a time folded into 64 bits.
      for (let i = 0; i < text.length; i++) low = Math.imul(low ^ text.charCodeAt(i), 0x01000193) >>> 0;
      hash = BigInt.asUintN(64, (hash ^ BigInt(low)) * 0x100000001b3n);
    },
    traceHash: () => hash.toString(16),
    onLine: undefined,
    book: { running: new Set(), work: new Map(), stored: new Set(), unreadable: new Set(), lapsed: new Set() },
  };
  return world;
}

/** Enters the beginning of an attempt, with a look at the rules. */
export function beginWork({ book, problems, count }: World, entry: Entry, work: Work, isRefresh: boolean): void {
  const { process, key } = entry;
  const name = `${work.type} ${JSON.stringify(work.inputs)}`;
  const known = book.work.get(key);
  if (known && JSON.stringify(known) !== JSON.stringify(work))
    problems.push(`key ${key} stands for ${JSON.stringify(known)} and for ${name}`);
  book.work.set(key, work);
  const isLapsed = (one: number) => book.lapsed.has(`${one} ${key}`);
  const other = [...book.running].find((one) => one.key === key && !isLapsed(one.process));
  if (other && !isLapsed(process))
    problems.push(`processes ${other.process} and ${process} do the same work at once: ${name}`);
  if (book.stored.has(key) && !isRefresh && !isLapsed(process) && !book.unreadable.has(`${process} ${key}`))
    problems.push(`process ${process} does stored work again: ${name}`);
  book.running.add(entry);
  count('performed');
}
