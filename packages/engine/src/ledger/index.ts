export {
  type Attempt,
  CreateError,
  type Job,
  type JobState,
  type PaidAdapter,
  type PaidCall,
} from './adapter.ts';
export { createLedger } from './ledger.ts';
export type {
  Budget,
  BuyOptions,
  Currency,
  Estimate,
  Followed,
  Ledger,
  LedgerEvent,
  LedgerOptions,
  LedgerPolicy,
  Limits,
  Price,
  PurchaseInfo,
  PurchaseState,
  Receipt,
  Spend,
} from './types.ts';
export { ledgerCodes } from './wording.ts';
