/**
 * What memory hosts keep. Hosts that are given the same store behave as processes that share a folder. Tests may change it by hand,
 * to see what becomes of damage.
 */
export interface MemoryStore {
  /** Files beside the graph, by relative path. */
  readonly files: Map<string, Uint8Array | Blob>;
  readonly assets: Map<string, { readonly blob: Blob; usedAt: number }>;
  /** Facts of assets as JSON. */
  readonly facts: Map<string, string>;
  /** Results as JSON. */
  readonly results: Map<string, { readonly text: string; usedAt: number }>;
  readonly notes: Map<string, string>;
  /** Records of each run as JSON, the oldest run first. */
  readonly journal: Map<string, string[]>;
  /** Claimed names. */
  readonly claims: Map<string, MemoryLease>;
  /** Token of the last claim; each claim takes the next. */
  lastToken: number;
}

/** A claim as others see it. */
export interface MemoryLease {
  readonly token: number;
  /** When it can be claimed by others, ms since 1970; left out while its holder lives and renews it. */
  expiresAt?: number;
}

/** Makes an empty store. */
export const memoryStore = (): MemoryStore => ({
  files: new Map(),
  assets: new Map(),
  facts: new Map(),
  results: new Map(),
  notes: new Map(),
  journal: new Map(),
  claims: new Map(),
  lastToken: 0,
});
