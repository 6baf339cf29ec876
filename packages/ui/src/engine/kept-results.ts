export type { KeptResults } from '@shotgraph/nodes/hosting';
