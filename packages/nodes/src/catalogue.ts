import { createRegistry, type NodeType, type Registry } from '@shotgraph/engine';
import { beatSpan, beats } from './analyze/index.ts';
import { camera, cameraChain } from './direct/index.ts';
import * as flow from './flow/index.ts';
import { generateVideo } from './generate/index.ts';
import * as input from './input/index.ts';
import * as list from './list/index.ts';
import { save } from './output/index.ts';
import { textJoin, textTemplate } from './text/index.ts';
import * as transform from './transform/index.ts';

const definitions: readonly NodeType[] = [
  ...Object.values(input),
  ...Object.values(list),
  ...Object.values(flow),
  textTemplate,
  textJoin,
  camera,
  cameraChain,
  generateVideo,
  beats,
  beatSpan,
  ...Object.values(transform),
  save,
];

/** Every node type of this package. */
export const catalogue: Registry = createRegistry(definitions);
