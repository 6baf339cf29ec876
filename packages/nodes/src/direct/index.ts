export { camera } from './camera.ts';
export { cameraChain } from './camera-chain.ts';
export { moveInTurn, moveTogether } from './combine.ts';
export { MOVE_FACTS, MOVES, type Move, type MoveFacts } from './moves.ts';
export { type MovePlan, planMove } from './plan-move.ts';
export { cameraWords, lensWords, type SpokenMove, speedWords } from './words.ts';
