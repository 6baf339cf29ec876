import type { NodeType } from '@shotgraph/engine';
import { action } from './action.ts';
import { blockingReference } from './blocking-reference.ts';
import { cast } from './cast.ts';
import { checklist } from './checklist.ts';
import { choreography } from './choreography.ts';
import { continuity } from './continuity.ts';
import { depth } from './depth.ts';
import { layer } from './layer.ts';
import { light } from './light.ts';
import { lighting } from './lighting.ts';
import { lightingReference } from './lighting-reference.ts';
import { line } from './line.ts';
import { look } from './look.ts';
import { motionGuide } from './motion-guide.ts';
import { prompt } from './prompt.ts';
import { reference } from './reference.ts';
import { references } from './references.ts';
import { sequence } from './sequence.ts';
import { shot } from './shot.ts';
import { still } from './still.ts';
import { storyboard } from './storyboard.ts';
import { subject } from './subject.ts';

/** The nodes that make data of direction, from its smallest parts to the whole. Cameras stand beside them. */
export const directionNodes: readonly NodeType[] = [
  subject,
  cast,
  action,
  choreography,
  light,
  lighting,
  layer,
  depth,
  look,
  line,
  shot,
  reference,
  references,
  continuity,
  sequence,
  prompt,
  checklist,
  motionGuide,
  lightingReference,
  blockingReference,
  still,
  storyboard,
];
