import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median, nodeHostForBench, print } from './measure.ts';

const ROUNDS = 15;
const root = fileURLToPath(new URL('../../', import.meta.url));

/** Whole processes, interleaved: empty Node, and the built command validating a graph of ten nodes. */
export async function benchColdStart(): Promise<void> {
  const bin = join(root, 'packages/cli/bin/shotgraph.js');
  if (!existsSync(join(root, 'packages/cli/dist'))) {
    console.log('\nCold start: building the command first');
    run(['run', '--silent', 'build', '--workspace', '@shotgraph/cli'], 'npm');
  }
  const { folder } = await nodeHostForBench();
  const graph = join(folder, 'graph.json');
  writeFileSync(graph, JSON.stringify(tenNodes()));
  const empty: number[] = [];
  const validate: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    empty.push(run(['-e', '0']));
    validate.push(run([bin, 'validate', graph]));
  }
  const extra = median(validate) - median(empty);
  print('Cold start of shotgraph validate, ten nodes (goal: empty Node + 60 ms)', [
    { 'empty Node ms': median(empty), 'validate ms': median(validate), 'difference ms': extra },
  ]);
}

function run(args: readonly string[], program = process.execPath): number {
  const at = performance.now();
  const { status, stderr } = spawnSync(program, args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}: ${stderr}`);
  return performance.now() - at;
}

function tenNodes(): unknown {
  const fade = (i: number) => ({
    type: 'transform/fade',
    version: 1,
    inputs: { video: { from: i === 0 ? 'clip.video' : `n${i - 1}.video` }, in: 0.1 },
  });
  const nodes = Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`n${i}`, fade(i)]));
  return { shotgraph: 1, nodes: { clip: { type: 'input/video', version: 1, inputs: { file: 'a.mp4' } }, ...nodes } };
}
