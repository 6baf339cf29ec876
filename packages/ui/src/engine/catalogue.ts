import type { Registry } from '@shotgraph/engine';
import { type InputData, type NodeTypeData, type PortTypeData, toShapes } from '@shotgraph/engine/worker';

/** The node types the engine has, as the editor knows them: looks and shapes, no code. */
export interface Catalogue {
  readonly types: readonly NodeTypeData[];
  readonly byType: ReadonlyMap<string, NodeTypeData>;
  /** For `canConnect` and its kin. */
  readonly shapes: Registry;
}

/** Arranges the description that the engine's worker sends. */
export const createCatalogue = (types: readonly NodeTypeData[]): Catalogue => ({
  types,
  byType: new Map(types.map((type) => [type.type, type])),
  shapes: toShapes(types),
});

/** First part of a type: `transform/trim` is of the group `transform`. */
export const groupOf = (type: string): string => type.slice(0, Math.max(0, type.indexOf('/'))) || 'other';

/** Whether values of a port type are pictures or sounds. */
export const isMediaType = (type: PortTypeData): boolean => type.lazy;

/** The value an input has when nothing is written. */
export const defaultOf = (input: InputData): unknown => input.options.default;
