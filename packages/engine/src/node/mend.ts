import type { Json } from '../json.ts';

/**
 * A change that would remove an issue of a node, as data: the node knows what is wrong with its input, the engine knows the graph and
 * makes the ops of it.
 */
export type InputMend = SetMend | InsertMend;

/** Types a value in. Where something is wired in there is no fix: the wire is a decision of the author. */
export interface SetMend {
  readonly kind: 'set';
  readonly input: string;
  /** Left out, the input goes back to its default. */
  readonly value?: Json;
  /** Words for a button; made of the value when left out. */
  readonly label?: string;
}

/** Puts a node into the edge that feeds an input. */
export interface InsertMend {
  readonly kind: 'insert';
  readonly input: string;
  /** Which of the values of an input that takes many, counted from 0. */
  readonly index?: number;
  /** Words for a button. */
  readonly label: string;
  readonly node: {
    readonly type: string;
    readonly version: number;
    /** Literals of everything but `in`. */
    readonly inputs: { readonly [input: string]: Json };
  };
  /** Input of the node that takes what came through the edge; it takes whatever `input` takes. */
  readonly in: string;
  /** Output of the node that goes on to `input`. */
  readonly out: string;
}
