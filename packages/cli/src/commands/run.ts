import { defineCommand } from '../command.ts';
import { carryOut } from '../run/carry-out.ts';
import { CONSENT_OPTIONS, GRAPH_OPTIONS } from '../run/open.ts';

export default defineCommand({
  name: 'run',
  operands: ['GRAPH'],
  details: `\
Only what changed since the last run is made again. Media, tables and edit lists become files OUT/<name>.<ending>, lists \
of them OUT/<name>-<number>.<ending>, other values are printed. --input and --set take JSON, or plain text where the input takes \
text. NODE is an id, or a path into subgraphs and items: shots/2/grade.
What costs money is bought once and kept: a take that was bought is never bought again. A run that would buy something \
says what, and asks; where nobody can be asked it buys nothing and exits with 3, unless --yes or --max-cost allows it. \
Ctrl-C stops the run, not the jobs at the providers: the next run fetches what they give (see "ledger").
Exits with 1 when nodes failed, with 4 when a person has to act first (see "pick"). Outputs that are there are written in \
both cases. What the run was asked for, values given with --input and --set included, is kept with its record: see "runs".
With --json, standard output is one JSON object per line: the events of the run, and last \
{"type":"outputs","outputs":{…}}; a graph that is refused gives {"type":"issues","issues":[…]}, a run that nobody has \
allowed to spend {"type":"consent-needed","calls":[…],"totals":[…]}.`,
  options: {
    ...GRAPH_OPTIONS,
    ...CONSENT_OPTIONS,
    record: { type: 'string', value: 'DIR', doc: 'Keep what is said to providers, without keys, to play it back.' },
    replay: {
      type: 'string',
      value: 'DIR',
      doc: 'Play back what was recorded: no key, no network, nothing is spent. Results are kept apart, in STORE/replay.',
    },
    out: { type: 'string', value: 'DIR', doc: 'Folder for outputs that are files; out when left out.' },
    json: { type: 'boolean', doc: 'Write events and outputs as JSON lines.' },
  },
  execute: ({ operands: [graph = ''], options }, io) =>
    carryOut({ ...options, maxCost: options['max-cost'], graph }, io),
});
