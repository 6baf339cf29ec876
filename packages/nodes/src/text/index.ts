export { textJoin } from './join.ts';
export { textTemplate } from './template.ts';
