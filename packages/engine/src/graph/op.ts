import type { Each, Edge, GraphBody, GraphInput, InputValue, NodeRecord } from './document.ts';

/**
 * One change of a document, as plain data. Leaving `value` out removes what is named; `before` names what comes next in the
 * document (at the end when it is left out or not there); `graph` names the subgraph the change happens in, the document's own
 * graph when left out.
 */
export type Op = (PartOp & { readonly graph?: string }) | SubgraphOp;

/** Adds, replaces or removes a whole subgraph. One that is replaced stays at its place. */
export interface SubgraphOp {
  readonly op: 'set-subgraph';
  readonly name: string;
  readonly value?: GraphBody;
  readonly before?: string;
}

/** A change within one graph of a document. */
export type PartOp =
  | {
      readonly op: 'add-node';
      readonly id: string;
      readonly node: NodeRecord;
      readonly at?: readonly [number, number];
      readonly before?: string;
    }
  | { readonly op: 'remove-node'; readonly id: string }
  | {
      readonly op: 'set-input';
      readonly node: string;
      readonly input: string;
      readonly value?: InputValue;
      readonly before?: string;
    }
  | { readonly op: 'set-each'; readonly node: string; readonly value?: Each }
  | { readonly op: 'set-off'; readonly node: string; readonly value?: true }
  | { readonly op: 'set-graph-input'; readonly name: string; readonly value?: GraphInput; readonly before?: string }
  | { readonly op: 'set-graph-output'; readonly name: string; readonly value?: Edge; readonly before?: string }
  | { readonly op: 'set-title'; readonly value?: string }
  | { readonly op: 'move-node'; readonly id: string; readonly at?: readonly [number, number] };
