export { itemsIn, type Shown, type ShownList, type ShownMedia } from '@shotgraph/nodes/shown';
