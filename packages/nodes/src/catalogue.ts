import { createRegistry, type NodeType, type Registry } from '@shotgraph/engine';
import { beatSpan, beats } from './analyze/index.ts';
import { beatMap, camera, cameraChain, directionNodes } from './direct/index.ts';
import * as flow from './flow/index.ts';
import {
  defineGenerateImage,
  defineGenerateText,
  defineGenerateVideo,
  generateImage,
  generateText,
  type Studio,
} from './generate/index.ts';
import * as input from './input/index.ts';
import * as list from './list/index.ts';
import { save, shotList } from './output/index.ts';
import { createReferences } from './providers/setup/references.ts';
import { unconfiguredStills } from './providers/setup/still-routes.ts';
import { unconfigured } from './providers/setup/unconfigured.ts';
import { textJoin, textTemplate } from './text/index.ts';
import * as transform from './transform/index.ts';

/** Nodes that generate, for the providers as the product knows them, without a key. */
const BARE: Studio = { providers: { ...unconfigured, ...unconfiguredStills }, references: createReferences() };

/** Generates a shot; for scripts that build graphs. What runs is the definition in the registry. */
export const generateVideo = defineGenerateVideo(BARE);

const definitions = (generates: readonly NodeType[]): readonly NodeType[] => [
  ...Object.values(input),
  ...Object.values(list),
  ...Object.values(flow),
  textTemplate,
  textJoin,
  camera,
  cameraChain,
  ...directionNodes,
  ...generates,
  beats,
  beatSpan,
  beatMap,
  ...Object.values(transform),
  save,
  shotList,
];

/** Every node type of this package, with those that generate made for a studio. */
export const createCatalogue = (studio: Studio): Registry =>
  createRegistry(definitions([defineGenerateVideo(studio), defineGenerateImage(studio), defineGenerateText(studio)]));

/** Every node type of this package. Models that are paid for can be planned and priced with it, but not bought. */
export const catalogue: Registry = createRegistry(definitions([generateVideo, generateImage, generateText]));
