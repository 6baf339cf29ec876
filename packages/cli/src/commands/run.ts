import { defineCommand } from '../command.ts';
import { carryOut } from '../run/carry-out.ts';
import { GRAPH_OPTIONS } from '../run/open.ts';

export default defineCommand({
  name: 'run',
  operands: ['GRAPH'],
  details: `\
Only what changed since the last run is made again. Media outputs become files OUT/<name>.<ending>, lists of media \
OUT/<name>-<number>.<ending>, other values are printed. --input and --set take JSON, or plain text where the input takes \
text. NODE is an id, or a path into subgraphs and items: shots/2/grade.
Exits with 1 when nodes failed, with 4 when a person has to act first (see "pick"). Outputs that are there are written in \
both cases. What the run was asked for, values given with --input and --set included, is kept with its record: see "runs".
With --json, standard output is one JSON object per line: the events of the run, and last \
{"type":"outputs","outputs":{…}}; a graph that is refused gives {"type":"issues","issues":[…]}.`,
  options: {
    ...GRAPH_OPTIONS,
    out: { type: 'string', value: 'DIR', doc: 'Folder for media outputs; out when left out.' },
    json: { type: 'boolean', doc: 'Write events and outputs as JSON lines.' },
  },
  execute: ({ operands: [graph = ''], options }, io) => carryOut({ ...options, graph }, io),
});
