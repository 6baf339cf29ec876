import { defineCommand } from '../command.ts';
import { EXIT, UsageError } from '../exit.ts';
import { suggest } from '../near-names.ts';
import { VALUE_OPTIONS } from '../run/open.ts';
import { actions } from '../store/actions.ts';

const NAMES = ['status', 'gc', 'verify', 'pin', 'unpin', 'pins'] as const;

export default defineCommand({
  name: 'store',
  operands: ['[ACTION]', '[GRAPH]', '[NODE|KEY…]'],
  usage: [
    'store [status] [GRAPH]',
    'store gc [GRAPH]',
    'store verify [GRAPH]',
    'store pin|unpin GRAPH NODE…',
    'store pin|unpin KEY…',
    'store pins [GRAPH]',
  ],
  details: `\
Looks after the store: .shotgraph beside GRAPH, in the current folder when that is left out, or --store DIR.
"status" counts what is there. "gc" removes results that were not used for long, or the least recently used ones until the \
store is small enough, and the media only they needed; what was used within the last hour stays, what is pinned always. \
"verify" reads everything again and exits with 1 when something is damaged and not repaired. "pin" keeps the result a node \
has now, as the graph stands; a path into subgraphs and items will do.`,
  options: {
    'older-than': { type: 'string', value: 'TIME', doc: 'gc: remove results not used for so long: 30d, 12h.' },
    'max-size': { type: 'string', value: 'SIZE', doc: 'gc: remove results until no more is left: 20GB, 500MB.' },
    'dry-run': { type: 'boolean', doc: 'gc: only say what would be removed.' },
    repair: { type: 'boolean', doc: 'verify: remove what is damaged, so that the next run makes it again.' },
    ...VALUE_OPTIONS,
    store: { type: 'string', value: 'DIR', doc: 'The store; .shotgraph beside the graph when left out.' },
    json: { type: 'boolean', doc: 'Write what was found or done as JSON.' },
  },
  async execute({ operands, options }, io) {
    const [first, ...rest] = operands;
    const action = NAMES.find((name) => name === first);
    if (!action && first !== undefined && !/[./\\]/.test(first))
      throw new UsageError(`"store" has no action "${first}"; ${suggest(first, NAMES)}`);
    const names = action ? rest : operands;
    const done = await actions[action ?? 'status'](names, options, io);
    return done ? EXIT.done : EXIT.failed;
  },
});
