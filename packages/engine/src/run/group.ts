import { NodeError } from '../errors.ts';
import type { NodeRecord } from '../graph/document.ts';
import type { Feed, Scope } from './scope.ts';
import type { Fault, Home, Step } from './step.ts';

/** What the members of a group gave together. */
export interface Collected {
  readonly outputs: Record<string, unknown>;
  readonly contents: Record<string, string>;
  /** Some of it is only predicted. */
  readonly isTentative: boolean;
  /** Items are missing from the lists. */
  readonly isPartial: boolean;
  /** The group as a whole gives nothing, because of this. */
  readonly fault: Fault | undefined;
}

/** The members a step does its work by: one per item. */
export interface Group {
  readonly home: Home;
  /** A step, or the scope of a subgraph. */
  member(index: number): Step | Scope | undefined;
  /** Whether the group still fits the record of its node. */
  serves(record: NodeRecord): boolean;
  /**
   * Brings the members in line with the step's inputs.
   *
   * @returns how many there are
   * @throws NodeError `input-invalid` for lists that do not go together
   */
  expand(values: { readonly [input: string]: unknown }, digest: (text: string) => string): number;
  /** The steps whose outputs make up those of the group. */
  ends(): Iterable<Step>;
  collect(values: { readonly [input: string]: unknown }, digest: (text: string) => string): Collected;
  dispose(): void;
}

/** Most items one node runs for. */
export const MAX_ITEMS = 100_000;

/** What groups need of the compiler: uses of subgraphs for their members. */
export interface GroupMaker {
  /** Makes one more use of a subgraph. */
  open(name: string, prefix: string, home: Home, feed: Feed): Scope;
  /** Takes a use of a subgraph out. */
  close(scope: Scope): void;
}

/** @throws NodeError `input-invalid` for more items than one node may have */
export const checkCount = (step: Step, count: number) => {
  if (count <= MAX_ITEMS) return;
  throw new NodeError(
    'input-invalid',
    `"${step.id}" would run for ${count} items; at most ${MAX_ITEMS} are possible: shorten a list`,
  );
};

/** Whether a group made for one record fits another. */
export const sameShape = (a: NodeRecord, b: NodeRecord) =>
  a.type === b.type && a.off === b.off && (a.each === b.each || JSON.stringify(a.each) === JSON.stringify(b.each));
