import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineCommand } from '../command.ts';
import { UsageError } from '../exit.ts';
import { type Action, cancel, follow, list, resolveDoubt, show } from '../ledger/actions.ts';
import { type Reach, withLedger } from '../ledger/open-ledger.ts';
import { suggest } from '../near-names.ts';

/** What can be done, whether it is about one purchase, and whether providers are asked. */
const ACTIONS: { readonly [name: string]: { readonly run: Action; readonly ofOne: boolean; readonly reach: Reach } } = {
  list: { run: list, ofOne: false, reach: 'store' },
  show: { run: show, ofOne: true, reach: 'store' },
  resolve: { run: resolveDoubt, ofOne: true, reach: 'store' },
  cancel: { run: cancel, ofOne: true, reach: 'providers' },
  follow: { run: follow, ofOne: false, reach: 'providers' },
};

export default defineCommand({
  name: 'ledger',
  operands: ['[ACTION]', '[KEY]', '[GRAPH]'],
  usage: [
    'ledger [GRAPH]',
    'ledger show KEY [GRAPH]',
    'ledger resolve KEY [GRAPH] --job ID|--not-bought',
    'ledger cancel KEY [GRAPH]',
    'ledger follow [GRAPH]',
  ],
  details: `\
Lists what was bought, the newest first: for one graph, or for everything in a folder, the current one when left out. KEY \
may be shortened as long as it is clear which purchase is meant.
"show" tells everything about one purchase. "follow" waits for what is under way, such as after a run that was stopped, and \
fetches it; nothing is bought. "cancel" asks the provider to stop a job and says whether it did; exits with 1 when it is \
billed all the same. A purchase is in doubt when its answer was lost and the job could not be found: it is never sent again \
by itself. Look for it in the provider's console, then "resolve" it.`,
  options: {
    job: { type: 'string', value: 'ID', doc: 'resolve: the job it became.' },
    'not-bought': { type: 'boolean', doc: 'resolve: there is no such job; the next run may buy it.' },
    store: { type: 'string', value: 'DIR', doc: 'The store to look at; .shotgraph beside the graph when left out.' },
    json: { type: 'boolean', doc: 'Write what was found or done as JSON.' },
  },
  async execute({ operands, options }, io) {
    const { action, name, key, graph } = readOperands(operands, io.cwd);
    if (name !== 'resolve' && (options.job !== undefined || options['not-bought']))
      throw new UsageError('--job and --not-bought go with "ledger resolve"');
    return withLedger({ graph, store: options.store }, action.reach, io, (opened) =>
      action.run(opened, options, io, key),
    );
  },
});

function readOperands([first, ...rest]: readonly string[], cwd: string) {
  const name = first !== undefined && Object.hasOwn(ACTIONS, first) ? first : undefined;
  const action = ACTIONS[name ?? 'list']!;
  if (name === undefined && first !== undefined && !/[./\\]/.test(first) && !existsSync(resolve(cwd, first)))
    throw new UsageError(`"ledger" has no action "${first}"; ${suggest(first, Object.keys(ACTIONS))}`);
  const [key, graph, extra] = action.ofOne ? rest : ['', ...(name ? rest : [first, ...rest])];
  if (key === undefined)
    throw new UsageError(`"ledger ${name}" needs the KEY of a purchase; "shotgraph ledger" lists them`);
  if (extra !== undefined)
    throw new UsageError(`"ledger ${name ?? ''}" takes at most GRAPH here; "${extra}" is too much`);
  return { action, name, key, graph };
}
