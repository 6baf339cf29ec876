import { browserMemory, type Memory } from '../app/browser-memory.ts';

/** How far the tour has come, as this browser remembers it. */
export interface TourMemory {
  /** The copy of the first film that it is about: nothing else is ever touched. */
  readonly document: string;
  /** Steps that are behind. */
  readonly step: number;
  /** `closed` until it is asked for again; `done` once all of it has been seen. */
  readonly state: 'open' | 'closed' | 'done';
}

const KEY = 'shotgraph-tour';

/** Reads it; `undefined` before the first visit, or where something else has been written there. */
export function readTour(storage: Pick<Memory, 'getItem'> = browserMemory): TourMemory | undefined {
  try {
    const { document, step, state } = JSON.parse(storage.getItem(KEY) ?? 'null');
    const isState = state === 'open' || state === 'closed' || state === 'done';
    return typeof document === 'string' && Number.isInteger(step) && isState ? { document, step, state } : undefined;
  } catch {
    return undefined;
  }
}

/** Remembers it. */
export const writeTour = (memory: TourMemory, storage: Pick<Memory, 'setItem'> = browserMemory): void =>
  storage.setItem(KEY, JSON.stringify(memory));

/** Whether a document that opens is the one that the tour goes on in. */
export function isTouring(document: string): boolean {
  const memory = readTour();
  return memory?.document === document && memory.state === 'open';
}
