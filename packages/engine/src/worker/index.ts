export { connectEngine, openRemoteSession, type RemoteSession } from './client.ts';
export {
  describeNode,
  describeRegistry,
  describeType,
  type InputData,
  type NodeTypeData,
  type OutputData,
  type PortTypeData,
  toShapes,
} from './describe.ts';
export { ConnectionLostError, isConnectionLost, isNoSession, NoSessionError } from './failures.ts';
export type { KeepRule } from './held-sessions.ts';
export type {
  EngineService,
  OnEvents,
  OpenOptions,
  PlanReply,
  PurchaseAnswer,
  RunNotice,
  RunReply,
  RunRequest,
  ShownOutputs,
  ShownValue,
  WorkRequest,
} from './protocol.ts';
export { createEngineService, type EngineServiceOptions, type HostedEngine } from './service.ts';
