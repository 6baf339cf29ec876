export { itemsIn, type Shown, type ShownList, type ShownMedia, type ShownWritten } from '@shotgraph/nodes/shown';
