import type { OpenStudio } from '@shotgraph/nodes';

/** What a command wants to work with. */
export interface SetupRequest {
  /** Folder of the graph, absolute: its configuration comes before that of the person. */
  readonly folder: string;
  /** Folder that keeps what is said to providers, absolute. */
  readonly record?: string;
  /** Folder with what was recorded, absolute: providers answer from there, nothing reaches the network, and no key is needed. */
  readonly replay?: string;
}

/** The node types that graphs may use here, and what they buy through. */
export type Setup = OpenStudio;
