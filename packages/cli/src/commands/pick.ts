import { FailedItem, type InputValue, openGraph } from '@shotgraph/engine';
import { defineCommand } from '../command.ts';
import { EXIT, UsageError } from '../exit.ts';
import type { Io } from '../io.ts';
import { loadDocument } from '../load-document.ts';
import { candidateInWords, findCandidates, isMedia } from '../pick/candidates.ts';
import { type ChoicePlace, findChoice } from '../pick/find-choice.ts';
import { openRequested, STORE_OPTION, VALUE_OPTIONS } from '../run/open.ts';
import { table } from '../text/table.ts';
import { writeOps } from '../write-ops.ts';

export default defineCommand({
  name: 'pick',
  operands: ['GRAPH', 'NODE', '[ITEM]'],
  details: `\
Without ITEM lists what there is to pick from, as far as it is stored; nothing is run. With ITEM, a number from 0 on, \
writes the choice into the document, where it stays right when candidates come, go or move. \
NODE is a flow/pick node: its id, a path such as scene/pick, or its id within the subgraph that --graph names.`,
  options: {
    graph: { type: 'string', value: 'NAME', doc: 'Subgraph the node stands in.' },
    ...VALUE_OPTIONS,
    ...STORE_OPTION,
    json: { type: 'boolean', doc: 'Write the candidates as JSON.' },
  },
  async execute({ operands: [graph = '', node = '', item], options }, io) {
    const loaded = await loadDocument(io.cwd, graph);
    const request = { graph, input: options.input, set: options.set, store: options.store, values: 'all' } as const;
    const { session, host, document, registry } = await openRequested(request, io);
    try {
      const place = findChoice(openGraph(document), registry, node, options.graph);
      const candidates = await findCandidates(session, place, graph, io.cancellation());
      if (item === undefined) {
        list(candidates, place, graph, options.json, io);
        return EXIT.done;
      }
      const index = indexOf(item, candidates);
      const value = await choiceFor(candidates, index, place);
      io.stdout.write(`candidate ${index}: ${candidateInWords(candidates[index])}\n`);
      const changes = await writeOps(loaded, graph, [{ op: 'set-input', ...place.target, value }]);
      io.stdout.write(
        changes.length === 0 ? `${graph}: picked already\n` : changes.map((line) => `${graph}: ${line}\n`).join(''),
      );
      return EXIT.done;
    } finally {
      await host.dispose();
    }
  },
});

function list(
  candidates: readonly unknown[],
  { path, candidates: from, isShared }: ChoicePlace,
  graph: string,
  json: boolean,
  io: Io,
): void {
  if (json) return void io.stdout.write(`${JSON.stringify(candidates, null, 2)}\n`);
  for (const line of table(candidates.map((one, i) => [String(i).padStart(2), candidateInWords(one)])))
    io.stdout.write(`${line}\n`);
  io.stderr.write(`To choose: shotgraph pick ${graph} ${path} ITEM\n`);
  if (!isShared && candidates.some(isMedia) && !from.includes('inputs.'))
    io.stderr.write(`To have them as files: shotgraph run ${graph} --target ${from} --out takes\n`);
}

/** @throws UsageError for what is no number, or the number of nothing that can be picked */
function indexOf(item: string, candidates: readonly unknown[]): number {
  const index = /^\d{1,9}$/.test(item) ? Number(item) : -1;
  const candidate = candidates[index];
  if (candidate === undefined)
    throw new UsageError(`there is no candidate "${item}"; there are 0 to ${candidates.length - 1}`);
  if (candidate instanceof FailedItem)
    throw new UsageError(`candidate ${item} cannot be picked: ${candidate.error.message}`);
  return index;
}

/** By content where the input takes that and one content is meant, else by position. */
async function choiceFor(
  candidates: readonly unknown[],
  index: number,
  { isShared, type }: ChoicePlace,
): Promise<InputValue> {
  if (isShared) return index;
  const { toPickChoice } = await import('@shotgraph/nodes');
  const choice = toPickChoice(candidates, index);
  return type?.literal?.safeParse(choice).success ? choice : index;
}
