export { collectGarbage, type GarbageOptions, type GarbageReason, type GarbageReport } from './collect.ts';
export { listPins, type Pins, pin, unpin } from './pins.ts';
export { type StoreReport, type VerifyOptions, verifyStore } from './verify.ts';
