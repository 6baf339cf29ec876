export { type CollapseOptions, collapseNodes } from './refactor/collapse.ts';
export { expandNode } from './refactor/expand.ts';
