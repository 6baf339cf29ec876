import type { RunEvent } from '@shotgraph/engine';
import { describe, expect, it } from 'vitest';
import { captureOutput } from '../testing/test-io.ts';
import { styleFor } from '../text/style.ts';
import { textWidth } from '../text/width.ts';
import { liveProgress } from './live.ts';

const started = (node: string): RunEvent => ({ type: 'node-started', node, key: 'k' });

/** A terminal whose screen can be read, with a clock turned by hand. */
function terminal(columns: number, rows = 24) {
  const output = captureOutput({ isTerminal: true, columns, rows });
  const time = { ms: 0, draw: () => {}, stopped: false };
  const every = (_: number, call: () => void) => {
    time.draw = call;
    return () => {
      time.stopped = true;
    };
  };
  const progress = liveProgress(output, styleFor(output, { NO_COLOR: '1' }), { now: () => time.ms, every });
  return { progress, time, raw: output.text, screen: () => replay(output.text()) };
}

/** What a terminal shows after the control sequences that the progress uses. */
function replay(text: string): readonly string[] {
  let lines = [''];
  let row = 0;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is a terminal
  for (const part of text.split(/(\u001b\[[?\d]*[A-Za-z]|\n|\r)/)) {
    if (part === '\n') lines[++row] ??= '';
    else if (part.endsWith('A') && part.startsWith('\u001b')) row -= Number.parseInt(part.slice(2), 10);
    else if (part === '\u001b[0J') lines = [...lines.slice(0, row), ''];
    else if (part !== '\r' && !part.startsWith('\u001b')) lines[row] += part;
  }
  return lines;
}

describe('liveProgress', () => {
  it('shows a line per running node and leaves the ended ones above', () => {
    const { progress, time, screen, raw } = terminal(80);
    progress.handle({ type: 'run-started', run: 'r', nodes: 3 });
    progress.handle(started('shot-1'));
    progress.handle(started('outputs.film'));
    progress.handle({ type: 'node-progress', node: 'shot-1', fraction: 0.5, note: 'frame 60 of 120' });
    time.ms = 1500;
    time.draw();
    expect(screen()).toEqual([
      '  shot-1       ██████████░░░░░░░░░░   50 %    1.5 s  frame 60 of 120',
      '  output film  ░░░░░░░░░░░░░░░░░░░░           1.5 s',
      '',
    ]);
    progress.handle({ type: 'node-finished', node: 'shot-1', key: 'k', effect: 'compute', elapsedMs: 1600 });
    progress.handle({ type: 'node-reused', node: 'grade', key: 'k', effect: 'compute' });
    progress.handle({ type: 'node-reused', node: 'words', key: 'k', effect: 'pure' });
    time.draw();
    expect(screen()).toEqual([
      '✓ shot-1                   1.6 s',
      '= grade                    reused',
      '  output film  ░░░░░░░░░░░░░░░░░░░░           1.5 s',
      '',
    ]);
    progress.close();
    expect(screen()).toEqual(['✓ shot-1                   1.6 s', '= grade                    reused', '']);
    expect(time.stopped).toBe(true);
    expect(raw().startsWith('\u001b[?25l')).toBe(true);
    expect(raw().endsWith('\u001b[?25h')).toBe(true);
  });

  it('shows the items of a node on one line, and leaves failures and the sum above', () => {
    const { progress, time, screen } = terminal(80);
    progress.handle({ type: 'run-started', run: 'r', nodes: 3 });
    progress.handle({ type: 'node-items', node: 'shots', items: 40 });
    const error = { code: 'node-threw', message: 'x', retryable: false } as const;
    for (let i = 0; i < 12; i++) {
      progress.handle(started(`shots/${i}/grade`));
      if (i === 3) progress.handle({ type: 'node-failed', node: 'shots/3/grade', error });
      else if (i < 10)
        progress.handle({ type: 'node-finished', node: `shots/${i}/grade`, key: 'k', effect: 'compute', elapsedMs: 9 });
    }
    progress.handle(started('other'));
    time.ms = 1500;
    time.draw();
    expect(screen()).toEqual([
      '✗ shots/3/grade            failed (node-threw)',
      '  shots/*/grade  █████░░░░░░░░░░░░░░░  10/40    1.5 s  2 running, 1 failed',
      '  other          ░░░░░░░░░░░░░░░░░░░░           1.5 s',
      '',
    ]);
    progress.handle({ type: 'node-waiting', node: 'other', message: 'pick one of 3' });
    progress.close();
    expect(screen()).toEqual([
      '✗ shots/3/grade            failed (node-threw)',
      '? other                    waits: pick one of 3',
      '✗ shots/*/grade            1.5 s  10 of 40 items: 9 ran, 1 failed',
      '',
    ]);
  });

  it.each([20, 40, 60, 80])('never fills a line of a terminal %i columns wide', (columns) => {
    const { progress, time, screen } = terminal(columns);
    progress.handle({ type: 'run-started', run: 'r', nodes: 2 });
    progress.handle(started('a-node-with-a-very-long-name-indeed'));
    progress.handle({
      type: 'node-progress',
      node: 'a-node-with-a-very-long-name-indeed',
      fraction: 0.999,
      note: '狐狸在雪中奔跑 🦊'.repeat(9),
    });
    time.draw();
    const [line = ''] = screen();
    expect(textWidth(line)).toBeLessThan(columns);
    expect(line).toContain('…');
  });

  it('shows no more nodes than the terminal has lines', () => {
    const { progress, time, screen } = terminal(80, 6);
    progress.handle({ type: 'run-started', run: 'r', nodes: 9 });
    for (let i = 0; i < 9; i++) progress.handle(started(`n${i}`));
    time.draw();
    expect(screen()).toHaveLength(6);
    expect(screen().at(-2)).toBe('and 5 more');
  });

  it('does not let a note repaint the screen', () => {
    const { progress, time, raw } = terminal(80);
    progress.handle({ type: 'run-started', run: 'r', nodes: 1 });
    progress.handle(started('a'));
    progress.handle({ type: 'node-progress', node: 'a', fraction: 0, note: 'x\u001b[2Jy\nz' });
    time.draw();
    expect(raw()).not.toContain('\u001b[2J');
    expect(raw()).toContain('x\ufffd[2Jy z');
  });

  it('leaves the screen alone when the run never started', () => {
    const { progress, raw } = terminal(80);
    progress.close();
    expect(raw()).toBe('');
  });
});
