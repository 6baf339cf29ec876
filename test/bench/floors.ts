import { hash } from 'node:crypto';

/** A benchmark graph: node i is fed from `sources[i]`, all of them lower than i. */
export interface Shape {
  readonly name: string;
  readonly sources: readonly (readonly number[])[];
}

/** One after the other. */
export const chain = (n: number): Shape => ({
  name: `chain ${n}`,
  sources: Array.from({ length: n }, (_, i) => (i === 0 ? [] : [i - 1])),
});

/** n - 1 independent nodes into one sink. */
export const fan = (n: number): Shape => ({
  name: `fan ${n}`,
  sources: Array.from({ length: n }, (_, i) => (i === n - 1 ? Array.from({ length: n - 1 }, (_, j) => j) : [])),
});

/** Layers of √n nodes, each fed by two of the layer before. */
export function layered(n: number): Shape {
  const width = Math.max(2, Math.round(Math.sqrt(n)));
  const sources = Array.from({ length: n }, (_, i) => {
    const layer = Math.floor(i / width);
    if (layer === 0) return [];
    const start = (layer - 1) * width;
    return [start + (i % width), start + ((i + 1) % width)];
  });
  return { name: `layered ${n}`, sources };
}

/**
 * The least that a change of one node costs: a key over the keys of its sources and one sum, for it and for everything that hangs
 * on it. Bookkeeping is left out: what is dirty is known beforehand. Milliseconds.
 */
export function changeFloor(
  { sources }: Shape,
  start: number,
  add: (k: number, terms: readonly number[]) => number,
): number {
  const values = sources.map((_, i) => i);
  const keys = sources.map((_, i) => hash('sha256', String(i)));
  const inside = new Uint8Array(sources.length);
  inside[start] = 1;
  const dirty = sources.flatMap((list, i) => {
    if (!inside[i] && !list.some((source) => inside[source])) return [];
    inside[i] = 1;
    return [i];
  });
  const at = performance.now();
  for (const i of dirty) {
    keys[i] = hash('sha256', `sum@1\n${i}\n${sources[i]!.map((source) => keys[source]).join()}`);
    values[i] = add(
      i,
      sources[i]!.map((source) => values[source]!),
    );
  }
  return performance.now() - at;
}

/** Nodes that depend, through any number of edges, on `start`, itself included. */
export function cone(shape: Shape, start: number): number {
  const inside = new Uint8Array(shape.sources.length);
  inside[start] = 1;
  let count = 1;
  for (let i = start + 1; i < inside.length; i++) {
    if (shape.sources[i]!.some((source) => inside[source])) {
      inside[i] = 1;
      count++;
    }
  }
  return count;
}

/**
 * The least an honest content-addressed engine does: in-degree counters, one promise per node, a SHA-256 key over the keys of
 * its sources, one map entry, two events. Returns the value of the last node.
 */
export function keyedFloor(
  shape: Shape,
  body: (k: number, terms: readonly number[]) => Promise<number>,
): Promise<number> {
  const { sources } = shape;
  const n = sources.length;
  const pending = new Int32Array(n);
  const dependents: number[][] = Array.from({ length: n }, () => []);
  for (let i = 0; i < n; i++) {
    pending[i] = sources[i]!.length;
    for (const source of sources[i]!) dependents[source]!.push(i);
  }
  const values = new Array<number>(n);
  const keys = new Array<string>(n);
  const memo = new Map<string, number>();
  const events: object[] = [];
  return new Promise((resolve, reject) => {
    let left = n;
    const start = (i: number) => {
      const key = hash('sha256', `sum@1\n${i}\n${sources[i]!.map((source) => keys[source]).join()}`);
      keys[i] = key;
      events.push({ type: 'node-started', node: i });
      body(
        i,
        sources[i]!.map((source) => values[source]!),
      ).then((value) => {
        values[i] = value;
        memo.set(key, value);
        events.push({ type: 'node-finished', node: i, key });
        for (const dependent of dependents[i]!) if (--pending[dependent]! === 0) start(dependent);
        if (--left === 0) resolve(values[n - 1]!);
      }, reject);
    };
    for (let i = 0; i < n; i++) if (sources[i]!.length === 0) start(i);
  });
}
