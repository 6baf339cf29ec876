import type { Op } from './graph/edit.ts';

/** What can be wrong with a document, known without running it. Codes are never reused. */
export type IssueCode =
  | 'document-invalid'
  | 'document-too-large'
  | 'document-too-deep'
  | 'format-newer'
  | 'id-invalid'
  | 'node-type-unknown'
  | 'node-version-newer'
  | 'input-unknown'
  | 'input-missing'
  | 'input-invalid'
  | 'literal-invalid'
  | 'literal-not-allowed'
  | 'edge-dangling'
  | 'port-unknown'
  | 'type-mismatch'
  | 'cycle'
  | 'mention-dangling'
  | 'mention-ambiguous'
  | 'template-unknown'
  | 'output-invalid'
  | 'file-missing'
  | 'file-invalid'
  | 'capability-missing'
  | 'each-invalid'
  | 'each-needed'
  | 'subgraph-recursive'
  | 'subgraph-invalid'
  | 'off-invalid'
  | 'layout-invalid';

/** A change of the document that would remove an issue. `ops` can be applied as they are. */
export interface Fix {
  readonly label: string;
  readonly ops: readonly Op[];
}

/** One thing the author of a graph has to know. `error` blocks a run, `warning` does not. */
export interface Issue {
  readonly severity: 'error' | 'warning';
  readonly code: IssueCode;
  /** Node id; left out when the issue is about the document. */
  readonly node?: string;
  /** Name of the node's input; `inputs.name` or `outputs.name` when the issue is about one of the graph's own. */
  readonly input?: string;
  /** Name of the subgraph the node stands in; left out for the document's own graph. */
  readonly graph?: string;
  /** Path of the one use it was met in, such as `shots/2/grade`, when it takes values to see it. */
  readonly path?: string;
  /** What failed, the value at fault, what to do: one sentence each at most. */
  readonly message: string;
  readonly fix?: Fix;
}

/** A document that cannot be used. Carries every issue found, not just the first. */
export class GraphError extends Error {
  override readonly name = 'GraphError';
  readonly issues: readonly Issue[];
  constructor(issues: readonly Issue[]) {
    super(issues.map(describeIssue).join('\n'));
    this.issues = issues;
  }
}

/** `Node "cut", input "end": end 3 s must come after start 4 s`; in a subgraph `Subgraph "shot", node "cut", input "end": …` */
export function describeIssue({ graph, node, input, message }: Issue): string {
  const own = node === undefined ? /^(input|output)s\.(.*)$/.exec(input ?? '') : null;
  const place = [
    graph && `subgraph "${graph}"`,
    node && `node "${node}"`,
    own ? `graph ${own[1]} "${own[2]}"` : input && `input "${input}"`,
  ];
  const words = place.filter(Boolean).join(', ');
  return words ? `${words[0]!.toUpperCase()}${words.slice(1)}: ${message}` : message;
}

/** Why a node gave no result. Codes are never reused. */
export type NodeErrorCode =
  | 'capability-missing'
  | 'input-invalid'
  | 'output-invalid'
  | 'file-missing'
  | 'file-invalid'
  | 'media-failed'
  | 'media-unsupported'
  | 'storage-failed'
  | 'provider-busy'
  | 'provider-refused'
  | 'timed-out'
  | 'result-missing'
  | 'purchase-in-doubt'
  | 'over-budget'
  | 'stopped'
  | 'waiting'
  | 'node-threw';

/** `retryable`: the same call may succeed later. `retryAfterMs`: not before. `input`: the input at fault. */
export interface NodeErrorDetails {
  readonly retryable?: boolean;
  readonly retryAfterMs?: number;
  readonly node?: string;
  readonly input?: string;
}

/** A node could not produce its outputs. Thrown by nodes; anything else they throw becomes `node-threw`. */
export class NodeError extends Error {
  override readonly name = 'NodeError';
  readonly code: NodeErrorCode;
  readonly details: NodeErrorDetails;
  constructor(code: NodeErrorCode, message: string, details: NodeErrorDetails = {}, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.details = details;
  }
}

/** Recognised by name and code, so that errors of another copy of this package count too. */
export const isNodeError = (error: unknown): error is NodeError =>
  error instanceof Error && error.name === 'NodeError' && 'code' in error;

/** An error as plain data: what events, journals and worker messages carry. */
export interface ErrorData {
  readonly code: NodeErrorCode;
  readonly message: string;
  readonly input?: string;
  readonly retryable: boolean;
}

/** Turns whatever was thrown, an Error or not, into plain data. */
export function toErrorData(thrown: unknown): ErrorData {
  if (isNodeError(thrown)) {
    const { input, retryable = false } = thrown.details;
    return { code: thrown.code, message: thrown.message, retryable, ...(input !== undefined && { input }) };
  }
  const message = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : `threw ${safeString(thrown)}`;
  return { code: 'node-threw', message, retryable: false };
}

function safeString(value: unknown): string {
  try {
    return String(value);
  } catch {
    return 'a value that cannot be shown';
  }
}
