import { describe, expect, it } from 'vitest';
import { documentOf, type Workspace, workspace } from './testing/workspace.ts';

const lines = (text: string) => text.trimEnd().split('\n');
const film = documentOf(
  { shot: ['test/buy', { prompt: 'fox' }], cut: ['test/buy', { model: 'cheap', prompt: 'owl' }] },
  { shot: 'shot.text', cut: 'cut.text' },
);
const oneShot = documentOf({ shot: ['test/buy'] }, { text: 'shot.text' });

describe('shotgraph run, where something costs', () => {
  it('refuses with 3 where nobody can be asked, and says what it would cost and how to allow it', async () => {
    const { write, shotgraph, shop, list } = workspace();
    write('graph.json', film);
    const { code, out, err } = await shotgraph('run', 'graph.json');
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(lines(err)).toEqual([
      'This run would pay for:',
      '  $0.70 to $0.80  shot  5 s at 0.14 to 0.16 USD',
      '           $0.05  cut   a flat price',
      'Total: $0.75 to $0.85',
      'error nothing was run: it would cost up to $0.85, and nobody has agreed to that; allow it with --yes, or with --max-cost 0.85USD',
    ]);
    expect(shop.sold).toEqual([]);
    expect(list('.shotgraph', 'runs')).toEqual([]);
  });

  it('with --json says so as data', async () => {
    const { write, shotgraph } = workspace();
    write('graph.json', film);
    const { code, out } = await shotgraph('run', 'graph.json', '--json');
    expect(code).toBe(3);
    expect(JSON.parse(out)).toMatchObject({
      type: 'consent-needed',
      calls: [{ node: 'shot', price: { max: 0.8 } }, { node: 'cut' }],
      totals: [{ min: 0.75, currency: 'USD' }],
    });
  });

  it('asks at a terminal, and buys what was agreed to', async () => {
    const { write, within, shop } = workspace();
    write('graph.json', film);
    const questions: string[] = [];
    const answer = (text: string) => () => ({
      ask: async (question: string) => {
        questions.push(question);
        return text;
      },
    });
    for (const no of ['', 'n', 'yesterday']) {
      const { code, err } = await within(answer(no), 'run', 'graph.json');
      expect(code).toBe(3);
      expect(err).toContain('error nothing was run and nothing was bought');
    }
    expect(shop.sold).toEqual([]);
    const { code, out, err } = await within(answer('Y\n'), 'run', 'graph.json');
    expect(code).toBe(0);
    expect(new Set(questions)).toEqual(new Set(['Spend up to $0.85? [y/N] ']));
    expect(lines(out)).toEqual(['shot  a dear fox 1', 'cut   a cheap owl 1']);
    expect(err).toMatch(/Done in \d+\.\d s: 2 nodes ran, 0 reused\.\nSpent \$0\.812 \(2 takes\)\.\n$/);
    expect([...shop.sold].sort()).toEqual(['cheap owl 1', 'dear fox 1']);
    const again = await within(answer('n'), 'run', 'graph.json');
    expect(again.code).toBe(0);
    expect(shop.sold).toHaveLength(2);
  });

  it('stops at the question with 130 when cancelled', async () => {
    const { write, within, shop } = workspace();
    write('graph.json', film);
    const ask = (io: { cancel(): void }) => ({
      ask: async (_: string, signal: AbortSignal) => {
        io.cancel();
        signal.throwIfAborted();
        return 'y';
      },
    });
    const { code, err } = await within(ask, 'run', 'graph.json');
    expect(code).toBe(130);
    expect(err).toMatch(/Cancelled; nothing had finished yet\.\n$/);
    expect(shop.sold).toEqual([]);
  });

  it('spends with --yes no more than the plan says, also when more turns out to be needed', async () => {
    const { write, shotgraph, shop } = workspace();
    write(
      'graph.json',
      documentOf({
        first: ['test/buy', { model: 'cheap' }],
        second: ['test/buy', { model: 'dear', prompt: { from: 'first.text' } }],
      }),
    );
    const first = await shotgraph('run', 'graph.json', '--yes');
    expect(first.code).toBe(3);
    expect(shop.sold).toEqual(['cheap fox 1']);
    expect(first.err).toContain(
      'This run bought: first ($0.05). It is kept.\nNot bought: second. "shotgraph plan" says',
    );
    expect(first.err).toMatch(/error node "second".*\(over-budget\)\n$/);
    const plan = await shotgraph('plan', 'graph.json');
    expect(plan.out).toContain('$0.70 to $0.80  second  5 s at 0.14');
    const second = await shotgraph('run', 'graph.json', '--yes');
    expect(second.code).toBe(0);
    expect(shop.sold).toEqual(['cheap fox 1', 'dear a cheap fox 1 1']);
  });

  it('says in the question what is not known yet', async () => {
    const { write, shotgraph } = workspace();
    write(
      'graph.json',
      documentOf({ a: ['test/buy', { model: 'cheap' }], b: ['test/buy', { prompt: { from: 'a.text' } }] }),
    );
    expect((await shotgraph('run', 'graph.json')).err).toContain(
      '  what 1 more node may cost is known once others have run: b',
    );
  });

  it('stops with 1 at --max-cost, and says what was bought and what was not', async () => {
    const { write, shotgraph, shop } = workspace();
    write('graph.json', film);
    const { code, out, err } = await shotgraph('run', 'graph.json', '--max-cost', '0.10');
    expect(code).toBe(1);
    expect(shop.sold).toEqual(['cheap owl 1']);
    expect(lines(out)).toEqual(['cut  a cheap owl 1']);
    expect(err).toContain('This run bought: cut ($0.05). It is kept.\nNot bought: shot.');
    const { err: nothing } = await shotgraph('run', 'graph.json', '--max-cost', '0.10CNY');
    expect(nothing).toContain('This run bought nothing.');
    expect((await shotgraph('run', 'graph.json', '--max-cost', '1USD')).err).toContain('Spent $0.762 (1 take).');
  });

  it('knows sums in several currencies', async () => {
    const { write, shotgraph } = workspace();
    write('graph.json', documentOf({ a: ['test/buy'], b: ['test/buy', { model: 'yuan', prompt: 'cat' }] }));
    const { err } = await shotgraph('run', 'graph.json');
    expect(err).toContain('Total: $0.70 to $0.80 and ¥5.40');
    expect(err).toContain('--max-cost 0.80USD --max-cost 5.40CNY');
    const bad = await shotgraph('run', 'graph.json', '--max-cost', '5EUR');
    expect(bad.code).toBe(2);
    expect(bad.err).toContain('--max-cost takes a sum such as 5, 5USD or 30CNY; got "5EUR"');
    const twice = await shotgraph('run', 'graph.json', '--max-cost', '5', '--max-cost', '$6');
    expect(twice.err).toContain('there are two sums in USD');
  });

  it('asks nothing where the model is free or everything is stored, and buys nothing offline', async () => {
    const { write, shotgraph, shop } = workspace();
    write('free.json', documentOf({ a: ['test/buy', { model: 'free' }] }, { text: 'a.text' }));
    expect((await shotgraph('run', 'free.json')).out).toBe('text  free fox\n');
    write('graph.json', oneShot);
    const { code, err } = await shotgraph('run', 'graph.json', '--offline');
    expect(code).toBe(1);
    expect(err).toContain('result-missing');
    expect(shop.sold).toEqual([]);
  });

  it('takes what was bought before when the result is gone, and says so in the plan and at the end', async () => {
    const { write, shotgraph, shop } = workspace();
    write('graph.json', oneShot);
    await shotgraph('run', 'graph.json', '--yes');
    const plan = await shotgraph('plan', 'graph.json', '--refresh');
    expect(plan.out).toContain('  $0.00  shot  bought already, job job-1');
    expect(plan.out).toContain('; 0 to pay');
    const { code, err } = await shotgraph('run', 'graph.json', '--refresh');
    expect(code).toBe(0);
    expect(err).toContain('Spent nothing; 1 reused.');
    expect(shop.sold).toEqual(['dear fox 1']);
  });

  it('says of a price that was not told that it is the most it can have been', async () => {
    const { write, shotgraph, shop } = workspace();
    write('graph.json', oneShot);
    shop.script.isSilent = true;
    expect((await shotgraph('run', 'graph.json', '--yes')).err).toContain('Spent up to $0.80 (1 take).');
  });
});

describe('shotgraph run, stopped while something is bought', () => {
  /** Cancels once standard error has a text. */
  const cancelAt =
    (text: string): Parameters<Workspace['within']>[0] =>
    (io) => {
      const write = (part: string) => {
        io.stderr.write(part);
        if (part.includes(text)) io.cancel();
      };
      return { stderr: { ...io.stderr, write } };
    };

  it('says that the job goes on and is billed; the next run fetches it and pays nothing', async () => {
    const { write, within, shotgraph, shop } = workspace();
    write('graph.json', oneShot);
    shop.script.job = 'running';
    const { code, err } = await within(cancelAt('running'), 'run', 'graph.json', '--yes');
    expect(code).toBe(130);
    expect(lines(err).slice(-4)).toEqual([
      'Cancelled; nothing had finished yet.',
      'Still under way; nothing of it was stopped, and it is billed:',
      '  shot  dear, take 1  job job-1  $0.70 to $0.80',
      'The next run fetches it, and so does: shotgraph ledger follow graph.json',
    ]);
    shop.script.job = 'done';
    const again = await shotgraph('run', 'graph.json');
    expect(again.code).toBe(0);
    // Whether the node itself fetched it, or it was there before the node came to it.
    expect(again.err).toMatch(/buying {4}shot: bought (for \$0\.762|before)\n/);
    expect(shop.sold).toEqual(['dear fox 1']);
  });

  it('waits for the answer to a call that was sent, so that the job is known', async () => {
    const { write, within, shotgraph, shop } = workspace();
    write('graph.json', oneShot);
    shop.script.create = 'hang';
    const surroundings: Parameters<typeof within>[0] = (io) => {
      shop.script.arrived = () => io.cancel();
      const write = (part: string) => {
        io.stderr.write(part);
        if (part.includes('is waited for')) shop.answer();
      };
      return { stderr: { ...io.stderr, write } };
    };
    const { code, err } = await within(surroundings, 'run', 'graph.json', '--yes');
    expect(code).toBe(130);
    expect(err).toContain('Stopping: the answer to a call that was sent is waited for');
    expect(err).toContain('  shot  dear, take 1  job job-1');
    expect(JSON.parse((await shotgraph('ledger', '--json')).out)).toMatchObject([{ state: 'job', job: 'job-1' }]);
  });

  it('fetches beside another run what was left under way', async () => {
    const { write, within, shotgraph, shop } = workspace();
    write('graph.json', oneShot);
    shop.script.job = 'running';
    await within(cancelAt('running'), 'run', 'graph.json', '--yes');
    shop.script.job = 'done';
    write('other.json', documentOf({ slow: ['test/slow', { value: 1 }] }));
    const state = async () => JSON.parse((await shotgraph('ledger', '--json')).out)[0].state;
    const cancelOnceFetched: Parameters<typeof within>[0] = (io) => {
      const watch = async () => {
        while ((await state()) !== 'done');
        io.cancel();
      };
      const write = (part: string) => {
        io.stderr.write(part);
        if (part.includes('started   slow')) void watch();
      };
      return { stderr: { ...io.stderr, write } };
    };
    const { err } = await within(cancelOnceFetched, 'run', 'other.json');
    expect(err).toContain('Cancelled; nothing had finished yet.');
    expect(err).not.toContain('Still under way');
  });
});
