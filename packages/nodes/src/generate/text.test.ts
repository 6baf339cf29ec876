import type { Json, RunContext } from '@shotgraph/engine';
import { memoryHost } from '@shotgraph/engine/host/memory';
import { describe, expect, it } from 'vitest';
import { predicted } from '../media/expr.ts';
import { createReferences } from '../providers/setup/references.ts';
import { stillFinder, unconfiguredStills } from '../providers/setup/still-routes.ts';
import { json, lost } from '../providers/stills/testing/faults.ts';
import { CHAT_ANSWER } from '../providers/stills/testing/requests.ts';
import { stillBench } from './testing/still-bench.ts';
import { defineGenerateText, generateText, JsonData } from './text.ts';
import { readJson } from './text-answer.ts';
import type { TextValues } from './text-inputs.ts';

const still = (id: string) => predicted('image', { width: 1280, height: 720, alpha: false }, id);
const values: TextValues = {
  model: 'seed-2.0-lite',
  provider: 'auto',
  prompt: { parts: ['Name a colour'] },
  system: '',
  images: [],
  json: false,
  thinking: false,
  temperature: undefined,
  maxTokens: 2000,
  take: 1,
};
type Paid = Extract<typeof generateText, { effect: 'paid' }>;
const paid = generateText as Paid;
const problems = (more: Partial<TextValues>, node = paid) =>
  node.check!({ ...values, ...more }).map(({ input, severity = 'error' }) => `${severity} ${input}`);
const requestOf = (more: Partial<TextValues>) =>
  paid.call!({ ...values, ...more })!.request as { [member: string]: Json };

describe('generate/text before it runs', () => {
  it('says what is wrong with the question, and what to do', () => {
    expect(problems({})).toEqual([]);
    expect(problems({ prompt: { parts: [] } })).toEqual(['error prompt']);
    expect(problems({ prompt: { parts: [] }, images: [still('a')] })).toEqual([]);
    expect(problems({ maxTokens: 10.5 })).toEqual(['error maxTokens']);
    expect(problems({ take: 1.5 })).toEqual(['error take']);
    expect(problems({ prompt: { parts: ['x'.repeat(3e6)] } })).toEqual(['error prompt']);
    expect(problems({ images: Array.from({ length: 21 }, (_, at) => still(`${at}`)) })).toEqual(['error images']);
    expect(problems({ images: [still('a')], prompt: { parts: ['what is in image 1?'] } })).toEqual(['warning prompt']);
    expect(problems({ provider: 'chat' as never, model: 'llama', thinking: true })).toEqual(['warning thinking']);
    expect(problems({ provider: 'ark-byteplus-chat' as never, model: 'llama' })).toEqual(['error provider']);
    expect(problems({ model: '' })).toEqual(['error model']);
    expect(paid.check!({ ...values, maxTokens: 100_000 })).toEqual([
      {
        input: 'maxTokens',
        message:
          '100000 tokens are more than seed-2.0-lite at BytePlus ModelArk (chat) answers with; use 32768 or less',
        mend: { kind: 'set', input: 'maxTokens', value: 32_768 },
      },
    ]);
  });

  it('judges nothing by what is not known yet', () => {
    const { prompt: _, images: __, maxTokens: ___, ...unknown } = values;
    expect(paid.check!(unknown)).toEqual([]);
    expect(paid.check!({ ...values, images: [undefined as never] })).toEqual([]);
    expect(paid.check!({})).toEqual([]);
  });

  it('asks for the key of the provider that would be asked', () => {
    const routes = unconfiguredStills.chatRoutes.map((route) => ({ ...route, facts: { hasKey: false } }));
    const node = defineGenerateText({ providers: stillFinder([], routes), references: createReferences() }) as Paid;
    const said = (model: string) => node.check!({ ...values, model })[0];
    expect(said('seed-2.0-lite')).toMatchObject({
      code: 'capability-missing',
      message: expect.stringMatching(/set ARK_API_KEY/),
    });
    expect(said('llama')!.message).toMatch(/set CHAT_API_KEY/);
  });

  it('costs at most what the longest answer would, and does not guess the answer', () => {
    const short = paid.price(values)!;
    expect(short.max).toBeGreaterThan(short.min);
    expect(paid.price({ ...values, maxTokens: 4000 })!.max).toBeCloseTo(short.max + 0.004, 6);
    expect(paid.predict(values)).toEqual({ text: { unknown: true }, json: null });
    expect(paid.predict({ ...values, json: true })).toEqual({ text: { unknown: true }, json: { unknown: true } });
  });

  it('tells whether to reason only to models that can be told', () => {
    expect(requestOf({})).toEqual({
      model: 'seed-2.0-lite',
      system: '',
      prompt: ['Name a colour'],
      images: [],
      json: false,
      maxTokens: 2000,
      thinking: false,
    });
    expect(requestOf({ model: 'llama', provider: 'chat' as never, temperature: 0 })).not.toHaveProperty('thinking');
  });
});

describe('the JSON of an answer', () => {
  it.each([
    ['{"a": [1, null]}', { a: [1, null] }],
    ['```json\n{"a": 1}\n```', { a: 1 }],
    [' ```\n[1]\n``` \n', [1]],
    ['"text"', 'text'],
  ])('%j is %j', (text, expected) => {
    expect(readJson(text, false)).toEqual(expected);
    expect(JsonData.schema.safeParse(expected).success).toBe(true);
  });

  it('is not made up where there is none', () => {
    expect(() => readJson('Sure! Here is', false)).toThrow(/is no JSON; ask for another take, or turn json off/);
    expect(() => readJson('{"a": [1,', true)).toThrow(/cut off before its JSON ended; raise maxTokens/);
  });
});

const ask = (inputs: object = {}) => ({
  ask: { type: 'generate/text', version: 1, inputs: { prompt: 'Name a colour', ...inputs } },
});
const wanted = { text: 'ask.text', json: 'ask.json' };
const answer = (content: string, finish = 'stop') =>
  json({ ...CHAT_ANSWER, choices: [{ finish_reason: finish, message: { content } }] });

describe('generate/text through the ledger', () => {
  it('is bought once: the plan says the price, then that nothing is to pay', async () => {
    const bench = stillBench([json(CHAT_ANSWER)]);
    const plan = await bench.plan(ask(), wanted);
    expect(plan.issues).toEqual([]);
    expect(plan.totals).toMatchObject([{ currency: 'USD' }]);
    const first = await bench.run(ask(), wanted);
    expect(first).toMatchObject({ failures: [], outputs: { text: 'Grün, 绿色 🌿', json: null } });
    expect(first.purchases.at(-1)).toMatchObject({
      type: 'bought',
      before: false,
      receipt: { price: { amount: 0.00125 } },
    });
    const again = await bench.run(ask(), wanted, { cache: 'refresh', maxCost: {} });
    expect(again.outputs).toEqual(first.outputs);
    expect((await bench.plan(ask(), wanted)).totals).toEqual([]);
    expect(bench.seen).toHaveLength(1);
    expect((await bench.run(ask({ take: 2 }), wanted)).failures).toEqual([]);
    expect(bench.seen).toHaveLength(2);
  });

  it('lets the plan go on past an answer without guessing it', async () => {
    const bench = stillBench([answer('a fox in the snow')]);
    const nodes = {
      ...ask(),
      still: { type: 'generate/image', version: 1, inputs: { prompt: { from: 'ask.text' }, model: 'seedream-4.0' } },
    };
    const plan = await bench.plan(nodes, { still: 'still.image' });
    expect(plan.entries.find(({ node }) => node === 'still')).toMatchObject({ action: 'wait' });
  });

  it('gives data where JSON is asked for; an answer that is none is paid, kept and told', async () => {
    const bench = stillBench([answer('```json\n{"shots": ["a", "b"]}\n```'), answer('I would rather not')]);
    expect((await bench.run(ask({ json: true }), wanted)).outputs).toMatchObject({ json: { shots: ['a', 'b'] } });
    const other = { json: true, take: 2 };
    const { failures } = await bench.run(ask(other), wanted);
    expect(failures).toEqual([expect.stringMatching(/^output-invalid: the answer "I would rather not…" is no JSON/)]);
    await bench.run(ask(other), wanted);
    expect(bench.seen).toHaveLength(2);
  });

  it('says when an answer was cut off', async () => {
    const notes: (string | undefined)[] = [];
    const host = memoryHost();
    const hash = await host.assets.put(new TextEncoder().encode('{"text":"half a sen"}'));
    const receipt = { job: 'j', assets: { answer: hash }, facts: { finish: 'length' } };
    const context = {
      host: { ...host, purchases: { buy: async () => receipt } },
      signal: new AbortController().signal,
      progress: (_: number, note?: string) => notes.push(note),
    } as unknown as RunContext<'media' | 'assets' | 'purchases'>;
    expect(await paid.run(values, context)).toEqual({ text: 'half a sen', json: null });
    expect(notes).toEqual(['the answer was cut off at 2000 tokens; raise maxTokens for the rest']);
  });

  it('buys nothing over the budget', async () => {
    const bench = stillBench([json(CHAT_ANSWER)]);
    const { failures } = await bench.run(ask(), wanted, { maxCost: { USD: 0.001 } });
    expect(failures).toEqual([expect.stringMatching(/^over-budget: /)]);
    expect(bench.seen).toEqual([]);
  });

  it('never sends again what may have been bought', async () => {
    const bench = stillBench([lost('ECONNRESET')]);
    for (let run = 0; run < 2; run++)
      expect((await bench.run(ask(), wanted)).failures).toEqual([expect.stringMatching(/^purchase-in-doubt: /)]);
    expect(bench.seen).toHaveLength(1);
  });

  it('pays for an answer without a word, and says so', async () => {
    const bench = stillBench([answer('', 'length')]);
    const { failures } = await bench.run(ask(), wanted);
    expect(failures).toEqual([expect.stringMatching(/answer-too-long.*raise maxTokens.*It was billed/)]);
  });

  it('asks a compatible server with its own key, and never with that of Ark', async () => {
    const env = {
      ARK_API_KEY: 'ark-key-of-the-test',
      CHAT_API_KEY: 'own-key-of-the-test',
      CHAT_BASE_URL: 'http://127.0.0.1:11434/v1/',
    };
    const bench = stillBench([answer('hi')], { env });
    expect((await bench.run(ask({ model: 'llama3.2:3b' }), wanted)).failures).toEqual([]);
    expect(bench.seen[0]).toMatchObject({
      url: 'http://127.0.0.1:11434/v1/chat/completions',
      headers: { authorization: 'Bearer own-key-of-the-test' },
      body: { model: 'llama3.2:3b' },
    });
    expect((await bench.run(ask(), wanted)).failures).toEqual([]);
    expect(bench.seen[1]!.headers.authorization).toBe('Bearer ark-key-of-the-test');
    expect(bench.seen[1]!.url).toMatch(/bytepluses/);
  });
});
