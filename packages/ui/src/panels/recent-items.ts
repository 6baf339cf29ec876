import { browserMemory } from '../app/browser-memory.ts';

/** What was chosen last is offered first: so many of each list. */
const MOST = 5;
const keyOf = (list: string) => `shotgraph.recent.${list}`;

/** Ids of what was chosen last from a list of the palette in this browser, the last one first. */
export function recentlyChosen(list: string): readonly string[] {
  try {
    const ids: unknown = JSON.parse(browserMemory.getItem(keyOf(list)) ?? '[]');
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string').slice(0, MOST) : [];
  } catch {
    // Something else has been written there.
    return [];
  }
}

/** Notes a choice. */
export function noteChosen(list: string, id: string): void {
  const ids = [id, ...recentlyChosen(list).filter((other) => other !== id)].slice(0, MOST);
  browserMemory.setItem(keyOf(list), JSON.stringify(ids));
}
