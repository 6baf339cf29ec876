export { flowGate } from './gate.ts';
export { flowIf } from './if.ts';
export { flowPick } from './pick.ts';
export { flowSwitch } from './switch.ts';
