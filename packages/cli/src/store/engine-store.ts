// The one place that knows where the engine keeps what maintains its stores.
export {
  collectGarbage,
  type GarbageReport,
  listPins,
  pin,
  type StoreReport,
  unpin,
  verifyStore,
} from '../../../engine/src/store/index.ts';
