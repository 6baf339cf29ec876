export {
  type Attempt,
  CreateError,
  type Job,
  type JobState,
  type PaidAdapter,
} from './adapter.ts';
export { listBought } from './bought.ts';
export { findBusyTip } from './busy.ts';
export { createLedger } from './ledger.ts';
export type {
  Budget,
  BusyTip,
  BuyOptions,
  Followed,
  Ledger,
  LedgerEvent,
  LedgerOptions,
  LedgerPolicy,
  Limits,
  PurchaseInfo,
  PurchasePlace,
  PurchaseState,
  Spend,
  Traffic,
} from './types.ts';
export { describePurchase, ledgerCodes } from './wording.ts';
