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
