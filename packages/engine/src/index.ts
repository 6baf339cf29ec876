export {
  describeIssue,
  type ErrorData,
  type Fix,
  GraphError,
  type Issue,
  type IssueCode,
  isNodeError,
  NodeError,
  type NodeErrorCode,
  type NodeErrorDetails,
  toErrorData,
} from './errors.ts';
export {
  type AddedNode,
  type AddOptions,
  type DeclaredInput,
  type FoldedNode,
  type GraphBuilder,
  graph,
  type InputArguments,
  type OutRef,
  type PartBuilder,
  type SubgraphDefinition,
} from './graph/builder.ts';
export { type DocumentChange, describeChange, diffDocuments } from './graph/diff.ts';
export {
  type Each,
  type Edge,
  edgesIn,
  FOLD_TYPE,
  FORMAT_VERSION,
  type Frame,
  type GraphBody,
  type GraphDocument,
  type GraphInput,
  ID_PATTERN,
  type InputValue,
  isEdge,
  isEdgeList,
  type Layout,
  type NodeRecord,
  type Note,
  type Point,
  parseFrom,
  SUBGRAPH_GROUP,
  subgraphOf,
  type TakeMark,
} from './graph/document.ts';
export {
  applyOps,
  type Change,
  isLooks,
  type LooksOp,
  type Op,
  type PartOp,
  removeNodes,
  type SubgraphOp,
} from './graph/edit.ts';
export { formatDocument, type NodeLines } from './graph/format.ts';
export { type Graph, type GraphPart, graphInputs, graphOutputs, openGraph, partOf, toDocument } from './graph/graph.ts';
export { freeId } from './graph/ids.ts';
export {
  bendsOf,
  CANVAS_LIMIT,
  edgeId,
  edgeIds,
  framesOf,
  isEdgeId,
  looksIssues,
  MAX_BENDS,
  notesOf,
  takeMarksOf,
  takeOwnersOf,
} from './graph/looks.ts';
export { orderNodes, orderSubgraphs } from './graph/order.ts';
export { checkDocument, parseDocument } from './graph/parse.ts';
export { type Mention, type Prompt, parseText, renameMentions, renderPrompt, type TextPart } from './graph/text.ts';
export { HASH_PATTERN, sha256Text } from './hash.ts';
export { type Limit, limit } from './host/limit.ts';
export type { ThreadAnswer, ThreadProgram } from './host/threads/open-thread.ts';
export type {
  AssetStore,
  Claim,
  Claims,
  Clock,
  FileSource,
  Host,
  ImportedFile,
  Journal,
  MediaEngine,
  MediaJob,
  MediaJobResult,
  ResultStore,
  StoredEntry,
  StoredResult,
  Thread,
  Threads,
} from './host.ts';
export { LEASE_MS, MAX_LISTED_FILES } from './host.ts';
export { canonicalJson, isRecord, type Json } from './json.ts';
export {
  type Attempt,
  type Budget,
  type BusyTip,
  type BuyOptions,
  CreateError,
  createLedger,
  describePurchase,
  type Followed,
  findBusyTip,
  type Job,
  type JobState,
  type Ledger,
  type LedgerEvent,
  type LedgerOptions,
  type LedgerPolicy,
  type Limits,
  ledgerCodes,
  listBought,
  type PaidAdapter,
  type PurchaseInfo,
  type PurchasePlace,
  type PurchaseState,
  type Spend,
  type Traffic,
} from './ledger/index.ts';
export { nearNames } from './names.ts';
export { type Connection, canConnect, connected, findOutput, type InputPlace } from './node/connect.ts';
export {
  type Arity,
  type Capabilities,
  type Capability,
  type Choice,
  type ComputeNode,
  defineNode,
  type EdgeOptions,
  Halt,
  type InputIssue,
  type InputOptions,
  type InputSpec,
  type Inputs,
  type InputValues,
  isUnknown,
  many,
  type NamedValue,
  type NodeDefinition,
  type NodeType,
  type OutputSpec,
  type Outputs,
  type OutputValues,
  one,
  optional,
  out,
  type PaidNode,
  type Purchases,
  type PureNode,
  type RunContext,
  type Unknown,
  unknown,
} from './node/define-node.ts';
export { FailedItem, listOf, typeVariable } from './node/list.ts';
export type { InputMend, InsertMend, SetMend } from './node/mend.ts';
export { accepts, definePortType, type PortType, type ValueContext, type Widget, withUnit } from './node/port-type.ts';
export type {
  Buy,
  Cost,
  Currency,
  Estimate,
  PaidCall,
  Price,
  PurchaseOptions,
  Receipt,
} from './node/purchase.ts';
export {
  type CollapseOptions,
  collapseNodes,
  expandNode,
  renameGraphInput,
  renameGraphOutput,
  renameNode,
} from './node/refactor.ts';
export { createRegistry, portTypesOf, type Registry } from './node/registry.ts';
export { type Types, typesOf } from './node/types.ts';
export type { RunCounts, RunEvent, RunStatus } from './run/events.ts';
export type { CachePolicy, RunOptions, SessionOptions } from './run/options.ts';
export type { Plan, PlanEntry, PlannedCost } from './run/plan.ts';
export type { Run } from './run/run.ts';
export { RunError, type RunFailure, type RunResult, type Waiting } from './run/run-error.ts';
export { isRunId, runClaim } from './run/run-journal.ts';
export { type NodeValue, openSession, run, type Session } from './run/session.ts';
export type { Why } from './run/step.ts';
export type { Targets } from './run/targets.ts';
export { validate } from './run/validate.ts';
export type { InputChange, Reason } from './run/why.ts';
export {
  collectGarbage,
  type GarbageOptions,
  type GarbageReason,
  type GarbageReport,
  listPins,
  type Pins,
  pin,
  type StoreReport,
  unpin,
  type VerifyOptions,
  verifyStore,
} from './store/index.ts';
