import {
  createRegistry,
  defineNode,
  definePortType,
  NodeError,
  one,
  out,
  type Price,
  unknown,
  type ValueContext,
} from '@shotgraph/engine';
import { z } from 'zod';
import { Num, sampleRegistry, Txt } from '../../../engine/src/testing/sample-nodes.ts';

interface Picture {
  readonly kind: 'image';
  readonly expr: { readonly op: string; readonly args: { readonly hash?: string; readonly text: string } };
  readonly info: { readonly width: number; readonly height: number };
}

/** A lazy picture: made concrete, it is a file with the text as its bytes. */
export const TestImage = definePortType('image', z.custom<Picture>(), {
  content: ({ expr }) => expr.args.text,
  assets: ({ expr }) => (expr.args.hash === undefined ? [] : [expr.args.hash]),
  async materialise(value: Picture, { host }: ValueContext): Promise<Picture> {
    const hash = await host.assets.put(new TextEncoder().encode(value.expr.args.text));
    await host.assets.putFacts(hash, { kind: 'image', format: 'png', mimeType: 'image/png', info: { ...value.info } });
    return { ...value, expr: { op: 'asset', args: { ...value.expr.args, hash } } };
  },
});

/** A file beside the graph, as text. */
const TestFile = definePortType('file', z.object({ hash: z.string() }), {
  literal: z.string(),
  widget: 'file',
  resolve: (path: string, { host }: ValueContext) => host.files.import(path),
  content: ({ hash }) => hash,
});

const paint = defineNode({
  type: 'test/paint',
  version: 1,
  title: 'Paint',
  doc: 'Paints words.',
  effect: 'pure',
  inputs: { text: one(Txt, 'What to paint.') },
  outputs: { image: out(TestImage, 'The picture.') },
  run: ({ text }) =>
    ({ image: { kind: 'image', expr: { op: 'paint', args: { text } }, info: { width: 4, height: 2 } } }) as const,
});

const file = defineNode({
  type: 'test/file',
  version: 1,
  title: 'File',
  effect: 'pure',
  inputs: { file: one(TestFile, 'The file.') },
  outputs: { hash: out(Txt, 'Its hash.') },
  run: ({ file }) => ({ hash: file.hash }),
});

const slow = defineNode({
  type: 'test/slow',
  version: 1,
  title: 'Slow',
  effect: 'compute',
  inputs: {
    value: one(Num, 'Handed on.'),
    seconds: one(Num, 'How long it takes.', { default: 60, min: 0, unit: 's' }),
  },
  outputs: { value: out(Num, 'The value.') },
  needs: ['clock'],
  predict: ({ value }) => ({ value }),
  async run({ value, seconds }, { host, signal, progress }) {
    progress(0.25, 'asleep');
    await host.clock.sleep(seconds * 1000, signal);
    return { value };
  },
});

const fail = defineNode({
  type: 'test/fail',
  version: 1,
  title: 'Fail',
  effect: 'compute',
  inputs: { value: one(Num, 'Any number.') },
  outputs: { value: out(Num, 'Never given.') },
  predict: ({ value }) => ({ value }),
  run() {
    throw new NodeError('media-failed', 'ffmpeg failed: no such thing; try another', { input: 'value' });
  },
});

/** Hears that it should stop, says so, and goes on all the same. */
const deaf = defineNode({
  type: 'test/deaf',
  version: 1,
  title: 'Deaf',
  effect: 'compute',
  inputs: { value: one(Num, 'Any number.') },
  outputs: { value: out(Num, 'Never given.') },
  predict: ({ value }) => ({ value }),
  run: (_, { signal }) =>
    new Promise<never>(() => {
      // It is busy: a process in which nothing is to come any more ends by itself.
      setInterval(() => {}, 1000);
      signal.addEventListener('abort', () => process.stderr.write('heard\n'));
    }),
});

/** Renders for minutes with the host's ffmpeg. */
const render = defineNode({
  type: 'test/render',
  version: 1,
  title: 'Render',
  effect: 'compute',
  inputs: { seconds: one(Num, 'Length.') },
  outputs: { hash: out(Txt, 'The frames.') },
  needs: ['media'],
  predict: () => ({ hash: '' }),
  async run({ seconds }, { host, signal, progress }) {
    const source = ['-f', 'lavfi', '-i', `testsrc=size=64x64:duration=${seconds}`];
    // `-re` reads at the pace of the film: it lasts without keeping the processor busy.
    const args = ['-re', ...source, '-f', 'rawvideo', 'frames.raw'];
    const job = { inputs: [], files: [], args, outputs: ['frames.raw'], seconds };
    const { outputs } = await host.media.run(job, { signal, progress });
    return { hash: outputs[0]! };
  },
});

const callOf = ({ model, prompt, seconds, take }: Order) => ({
  provider: 'shop',
  account: 'ours',
  request: { model, prompt, seconds },
  take,
});

interface Order {
  readonly model: string;
  readonly prompt: string;
  readonly seconds: number;
  readonly take: number;
}

/** Buys a text. The model "dear" costs 0.70 to 0.80 USD, "cheap" 0.05, "yuan" 5.40 CNY, "free" nothing. */
const buy = defineNode({
  type: 'test/buy',
  version: 1,
  title: 'Buy',
  effect: 'paid',
  needs: ['purchases', 'assets'],
  inputs: {
    model: one(Txt, 'What to buy it from.', { default: 'dear' }),
    prompt: one(Txt, 'What to buy.', { default: 'fox' }),
    seconds: one(Num, 'How long.', { default: 5 }),
    take: one(Num, 'Which one.', { default: 1 }),
  },
  outputs: { text: out(Txt, 'What came.') },
  check: ({ seconds }) =>
    seconds !== undefined && seconds > 15
      ? [
          {
            input: 'seconds',
            message: `${seconds} s is too long; use at most 15`,
            fix: { label: 'Use 15 s', ops: [{ op: 'set-input', node: 'shot', input: 'seconds', value: 15 }] },
          },
        ]
      : [],
  predict: () => ({ text: unknown }),
  price: ({ model }) => PRICES[model],
  call: callOf,
  async run(order, { host }) {
    const price = PRICES[order.model];
    if (!price) return { text: `free ${order.prompt}` };
    const { assets } = await host.purchases.buy(callOf(order), { estimate: price });
    return { text: await (await host.assets.get(assets.text!)).text() };
  },
});

const PRICES: { readonly [model: string]: Price | undefined } = {
  dear: { min: 0.7, max: 0.8, currency: 'USD', basis: '5 s at 0.14 to 0.16 USD' },
  cheap: { min: 0.05, max: 0.05, currency: 'USD', basis: 'a flat price' },
  yuan: { min: 5.4, max: 5.4, currency: 'CNY', basis: 'a flat price' },
};

/** Nodes for the tests of the command: plain numbers and text, a picture, a file, slow and failing ones. */
export const testRegistry = createRegistry([...sampleRegistry.values(), paint, file, slow, fail, deaf, render, buy]);
