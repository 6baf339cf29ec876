import type { BenchGraph } from '../graph.ts';

/** Loads what the page shows: the address says how many nodes, as in `?1000`. */
export async function loadGraph(): Promise<BenchGraph> {
  const response = await fetch(`../graph-${location.search.slice(1)}.json`);
  return response.json();
}

/** Address of a picture. */
export const pictureUrl = (picture: number): string => `../media/plate-${picture + 1}.jpg`;

/** Choices of every node's select. */
export const MODELS: readonly string[] = ['card', 'draft', 'good', 'best', 'largest'];
