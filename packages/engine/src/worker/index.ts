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
export type {
  EngineService,
  PlanReply,
  PurchaseAnswer,
  RunReply,
  ShownOutputs,
  ShownValue,
  WorkRequest,
} from './protocol.ts';
export { createEngineService, type EngineServiceOptions } from './service.ts';
