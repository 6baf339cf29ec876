import { type Journal, openJournal } from '../doc/journal.ts';
import { type DocumentStorage, openStorage } from '../doc/storage.ts';
import { type Engine, startEngine } from '../engine/connect.ts';
import type { ServerAddress } from '../engine/editor-engine.ts';
import { openRunLogStorage, type RunLogStorage } from '../run/log-storage.ts';
import { type BudgetStore, ledgerLimits, openBudget } from '../spend/budget.ts';
import { browserMemory } from './browser-memory.ts';
import { type Example, listExamples } from './examples.ts';

/** What all documents of this window share. */
export interface Workspace {
  readonly engine: Engine;
  readonly storage: DocumentStorage;
  /** Every edit of every document. */
  readonly journal: Journal;
  /** Runs of every document. */
  readonly runs: RunLogStorage;
  readonly examples: readonly Example[];
  /** What may be spent from here, whichever document is open. */
  readonly budget: BudgetStore;
}

/** Starts the engine and opens what the browser keeps. @param server - where things are bought */
export async function openWorkspace(server: ServerAddress | undefined): Promise<Workspace> {
  const [engine, examples] = await Promise.all([startEngine(server), listExamples()]);
  // The ledger holds to it as well: so it does for several tabs at once, and for prices that are known only later.
  const budget = openBudget(browserMemory, ({ day }) => void engine.remote.setDayBudget(ledgerLimits(day)));
  const tellShown = () => void engine.remote.setShown(document.visibilityState === 'visible');
  document.addEventListener('visibilitychange', tellShown);
  tellShown();
  return { engine, storage: openStorage(), journal: openJournal(), runs: openRunLogStorage(), examples, budget };
}
