export { type ContractCase, contractCase, type HostFixture } from './contract-case.ts';
export { hostContract } from './host-contract.ts';
export { mediaContract } from './media-contract.ts';
export { outputsOf } from './outputs.ts';
export { interpret, type ReferenceResult } from './reference.ts';
export { sampleRegistry } from './sample-nodes.ts';
