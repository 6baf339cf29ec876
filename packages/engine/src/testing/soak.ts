/**
 * Runs the simulator, and random graphs against the reference, for as many seeds as wanted.
 *
 *   node --conditions=source src/testing/soak.ts [seeds = 10000] [from = 1]
 *
 * With a single seed its whole history is shown. Ends with 1 when a rule was broken; the seed belongs into `simulator/regressions.ts`.
 */
import fc from 'fast-check';
import { randomGraph } from './random-graph.ts';
import { createRandom } from './simulator/random.ts';
import { simulate } from './simulator/simulate.ts';
import { problemsOf } from './simulator/ways.ts';

/** The part of Node's `process` that a script needs: package sources compile without its types. */
interface Process {
  readonly argv: readonly string[];
  exitCode: number;
  on(event: 'unhandledRejection', note: (error: unknown) => void): void;
}
const { process } = globalThis as unknown as { readonly process: Process };

const [seeds = 10_000, first = 1] = process.argv.slice(2).map(Number);
const unhandled: unknown[] = [];
process.on('unhandledRejection', (error) => unhandled.push(error));
const totals = new Map<string, number>();
let broken = 0;

for (let seed = first; seed < first + seeds; seed++) {
  const { problems, counts, document } = await simulate(seed, seeds === 1 ? (line) => console.log(line) : undefined);
  const found = [...problems, ...unhandled.splice(0).map((error) => `unhandled: ${error}`)];
  for (const [what, count] of counts) totals.set(what, (totals.get(what) ?? 0) + count);
  if (found.length > 0) tell(`simulation ${seed}`, `npm run soak 1 ${seed}`, found, document);

  const [[graph, ways]] = fc.sample(fc.tuple(randomGraph(), fc.nat()), { seed, numRuns: 1 }) as [[never, number]];
  const differing = await problemsOf(graph, createRandom(ways));
  if (differing.length > 0) tell(`graph ${seed}, ways ${ways}`, `npm run soak 1 ${seed}`, differing, graph);
  if (seed % 1000 === 0) console.log(`${seed - first + 1} seeds, ${broken} broken`);
}
console.log(
  `${seeds} seeds from ${first}, ${broken} broken; ${[...totals].map(([what, n]) => `${n} ${what}`).join(', ')}`,
);
if (broken > 0) process.exitCode = 1;

function tell(what: string, replay: string, problems: readonly string[], document: unknown): void {
  broken++;
  console.log(`${what}: ${problems.length} problems; replay with ${replay}`);
  for (const problem of problems.slice(0, 5)) console.log(`  ${problem}`);
  console.log(`  ${JSON.stringify(document)}`);
}
