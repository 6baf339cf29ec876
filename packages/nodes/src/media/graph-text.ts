import { SCALE_FLAGS } from './filters.ts';
import type { Segment } from './graph.ts';

/** Filters in a row, fed by labels. */
interface Chain {
  readonly from: readonly string[];
  readonly filters: string[];
}

/** The filter graph as ffmpeg reads it, and the label of each wanted segment. */
export interface GraphText {
  readonly text: string;
  readonly labels: readonly string[];
}

/**
 * Writes segments as filter-graph text: a segment with one reader continues in its reader's chain, one with several is
 * split.
 *
 * @param outputs - segments whose streams leave the graph
 */
export function graphText(segments: readonly Segment[], outputs: readonly number[]): GraphText {
  const readers = segments.map(() => 0);
  for (const index of [...segments.flatMap((segment) => segment.from), ...outputs]) readers[index]!++;
  const writer = new Writer(segments, readers);
  segments.forEach((_, index) => {
    writer.write(index);
  });
  const labels = outputs.map((index) => writer.take(index));
  // Every conversion is explicit; should a version of ffmpeg insert one more, it is at least an exact one.
  return { text: [`sws_flags=${SCALE_FLAGS}`, ...writer.chains].join(';'), labels };
}

class Writer {
  readonly chains: string[] = [];
  readonly #segments: readonly Segment[];
  readonly #readers: readonly number[];
  readonly #open = new Map<number, Chain>();
  readonly #labels = new Map<number, string[]>();

  constructor(segments: readonly Segment[], readers: readonly number[]) {
    this.#segments = segments;
    this.#readers = readers;
  }

  write(index: number): void {
    const segment = this.#segments[index]!;
    this.#open.set(index, this.#continued(segment) ?? this.#begun(segment));
  }

  /** The label of a segment for one of its readers. */
  take(index: number): string {
    const labels = this.#labels.get(index) ?? this.#close(index);
    return labels.shift()!;
  }

  #continued({ from, filters }: Segment): Chain | undefined {
    const only = from[0];
    if (from.length !== 1 || only === undefined || this.#readers[only] !== 1) return undefined;
    const chain = this.#open.get(only)!;
    this.#open.delete(only);
    for (const filter of filters) chain.filters.push(filter);
    return chain;
  }

  #begun({ from, pad, filters }: Segment): Chain {
    return { from: pad === undefined ? from.map((index) => this.take(index)) : [`[${pad}]`], filters: [...filters] };
  }

  #close(index: number): string[] {
    const { from, filters } = this.#open.get(index)!;
    this.#open.delete(index);
    const sound = this.#segments[index]!.part === 'sound';
    const count = this.#readers[index]!;
    const labels = Array.from({ length: count }, (_, i) => `[s${index}${count > 1 ? `-${i}` : ''}]`);
    const all = count > 1 ? [...filters, `${sound ? 'asplit' : 'split'}=${count}`] : filters;
    this.chains.push(`${from.join('')}${all.length > 0 ? all.join(',') : sound ? 'anull' : 'null'}${labels.join('')}`);
    this.#labels.set(index, labels);
    return labels;
  }
}
