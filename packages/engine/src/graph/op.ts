import type {
  Each,
  Edge,
  Frame,
  GraphBody,
  GraphInput,
  InputValue,
  NodeRecord,
  Note,
  Point,
  TakeMark,
} from './document.ts';

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
  | LooksOp;

/** A change of what is only looked at: nothing runs again because of it. */
export type LooksOp =
  | { readonly op: 'move-node'; readonly id: string; readonly at?: readonly [number, number] }
  /** `index` says where in the list a new one goes; at the end, on top of the others, when it is left out. */
  | { readonly op: 'set-frame'; readonly id: string; readonly value?: Omit<Frame, 'id'>; readonly index?: number }
  | { readonly op: 'set-note'; readonly id: string; readonly value?: Omit<Note, 'id'>; readonly index?: number }
  /** `edge` is an id as `edgeId` makes it. */
  | { readonly op: 'set-bends'; readonly edge: string; readonly value?: readonly Point[]; readonly before?: string }
  /** `take` is the key of a purchase. */
  | { readonly op: 'set-take'; readonly take: string; readonly value?: TakeMark; readonly before?: string }
  /** `take` is the key of a purchase, `value` the path of the node that it belongs to. */
  | { readonly op: 'set-owner'; readonly take: string; readonly value?: string; readonly before?: string };

const LOOKS: ReadonlySet<string> = new Set<LooksOp['op']>([
  'move-node',
  'set-frame',
  'set-note',
  'set-bends',
  'set-take',
  'set-owner',
]);

/** Whether an op changes looks only. */
export const isLooks = (op: Op): op is LooksOp & { readonly graph?: string } => LOOKS.has(op.op);
