export { type CollapseOptions, collapseNodes } from './refactor/collapse.ts';
export { expandNode } from './refactor/expand.ts';
export { renameGraphInput, renameGraphOutput, renameNode } from './refactor/rename.ts';
