export { save } from './save.ts';
export { shotList } from './shot-list.ts';
