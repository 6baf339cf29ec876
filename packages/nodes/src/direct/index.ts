export { action } from './action.ts';
export { beatMap } from './beat-map.ts';
export { blockingReference } from './blocking-reference.ts';
export { camera } from './camera/camera.ts';
export { cameraChain } from './camera/camera-chain.ts';
export {
  type CameraPhraseOptions,
  type CameraPhraseParts,
  cameraPhrase,
  cameraPhraseParts,
} from './camera/camera-phrase.ts';
export { moveInTurn, moveTogether } from './camera/combine.ts';
export { MOVE_FACTS, MOVES, type Move, type MoveFacts } from './camera/moves.ts';
export { type MovePlan, planMove } from './camera/plan-move.ts';
export { cameraWords, lensWords, type SpokenMove, speedWords } from './camera/words.ts';
export { cast } from './cast.ts';
export { checklist } from './checklist.ts';
export { choreography } from './choreography.ts';
export { continuity } from './continuity.ts';
export { depth } from './depth.ts';
export { layer } from './layer.ts';
export { light } from './light.ts';
export { lighting } from './lighting.ts';
export { lightingReference } from './lighting-reference.ts';
export { line } from './line.ts';
export { type Checklist, type ChecklistPoint, checklist as checkPoints } from './lint/checklist/index.ts';
export {
  type Lint,
  type LintCode,
  type LintFacts,
  lintDirection,
  lintText,
  type ModelFacts,
  modelFacts,
} from './lint/index.ts';
export { look } from './look.ts';
export { motionGuide } from './motion-guide.ts';
export { directionNodes } from './nodes.ts';
export { prompt } from './prompt.ts';
export { reference } from './reference.ts';
export { references } from './references.ts';
export { sequence } from './sequence.ts';
export { shot } from './shot.ts';
export { still } from './still.ts';
export { storyboard } from './storyboard.ts';
export { subject } from './subject.ts';
export { directionSeconds, overlapSeconds, shotStarts, type TimedShot, type TimedShots } from './timing.ts';
