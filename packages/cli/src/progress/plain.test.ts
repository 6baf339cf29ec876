import { expect, it } from 'vitest';
import { captureOutput } from '../testing/test-io.ts';
import { plainProgress } from './plain.ts';

it('tells a long node now and then, and nothing about nodes that cost nothing', () => {
  const output = captureOutput();
  let now = 0;
  const progress = plainProgress(output, () => now);
  progress.handle({ type: 'run-started', run: 'r', nodes: 2 });
  progress.handle({ type: 'node-finished', node: 'words', key: 'k', effect: 'pure', elapsedMs: 0 });
  progress.handle({ type: 'node-started', node: 'shot', key: 'k' });
  for (let i = 0; i <= 20; i++) {
    now = i * 1200;
    progress.handle({ type: 'node-progress', node: 'shot', fraction: i / 20, note: `frame ${i}` });
  }
  const error = { code: 'provider-busy', message: 'busy', retryable: true } as const;
  progress.handle({ type: 'node-retrying', node: 'shot', attempt: 2, delayMs: 500, error });
  progress.handle({ type: 'node-finished', node: 'shot', key: 'k', effect: 'compute', elapsedMs: 65_000 });
  progress.close();
  expect(output.text()).toBe(
    [
      'started   shot',
      'at  45 %  shot: frame 9',
      'at  90 %  shot: frame 18',
      'retrying  shot in 0.5 s: busy',
      'finished  shot in 1 min 05 s',
      '',
    ].join('\n'),
  );
});

it('tells the items of a node together: the first start, now and then how many, failures up to a few, and the end', () => {
  const output = captureOutput();
  let now = 0;
  const progress = plainProgress(output, () => now);
  const error = { code: 'node-threw', message: 'x', retryable: false } as const;
  progress.handle({ type: 'node-items', node: 'takes', items: 40 });
  for (let i = 0; i < 40; i++) {
    progress.handle({ type: 'node-started', node: `takes/${i}`, key: 'k' });
    now += 600;
    if (i % 4 === 0) progress.handle({ type: 'node-failed', node: `takes/${i}`, error });
    else progress.handle({ type: 'node-finished', node: `takes/${i}`, key: 'k', effect: 'compute', elapsedMs: 600 });
  }
  progress.handle({ type: 'node-finished', node: 'takes', key: 'k', effect: 'compute', elapsedMs: 1 });
  for (const node of ['last/0', 'last/1', 'last'])
    progress.handle({ type: 'node-reused', node, key: 'k', effect: 'compute' });
  progress.handle({ type: 'node-waiting', node: 'pick', message: 'pick one of 40' });
  progress.handle({ type: 'node-stopped', node: 'gate', message: 'score 1 is below 2' });
  progress.close();
  expect(output.text().split('\n')).toEqual([
    'started   takes: 40 items',
    ...[0, 4, 8, 12, 16].map((i) => `failed    takes/${i} (node-threw)`),
    'at 17/40  takes',
    'at 34/40  takes',
    'finished  takes: 40 items in 24.0 s: 30 ran, 10 failed',
    'reused    last: 2 items',
    'waits     pick: pick one of 40',
    'stopped   gate: score 1 is below 2',
    '',
  ]);
});
