import { probe } from '@shotgraph/nodes/emulation';
import { describe, expect, it } from 'vitest';
import { bench } from '../testing/bench.ts';
import { greyUrl } from '../testing/pictures.ts';
import { sampleOf } from './sample-of.ts';

const IMAGES = '/ark/api/v3/images/generations';
const CHAT = '/ark/api/v3/chat/completions';
const ORDER = { model: 'seedream-5-0-260128', prompt: 'a storyboard panel', size: '2848x1600' };

describe('Seedream', () => {
  it('answers with a picture of the asked size at a signed address', async () => {
    const at = await bench();
    const { json } = await at.ask('POST', IMAGES, { ...ORDER, output_format: 'png', image: [greyUrl(400, 400)] });
    expect(json).toMatchObject({ model: ORDER.model, data: [{ size: '2848x1600' }], usage: { generated_images: 1 } });
    const picture = await probe(await (await fetch(json.data[0].url)).blob(), 'picture');
    expect(picture).toMatchObject({ format: 'png', info: { width: 356, height: 200 } });
  });

  it('makes sets, and gives them inline', async () => {
    const at = await bench();
    const { json } = await at.ask('POST', IMAGES, {
      ...ORDER,
      response_format: 'b64_json',
      sequential_image_generation: 'auto',
      sequential_image_generation_options: { max_images: 2 },
    });
    const pictures = json.data.map(({ b64_json }: { b64_json: string }) => Buffer.from(b64_json, 'base64'));
    expect(pictures).toHaveLength(2);
    expect((await probe(new Blob([pictures[0]!]), 'picture')).format).toBe('jpg');
  });

  it.each([
    ['an unknown model', { model: 'dall-e' }, /does not exist/],
    ['too small a size', { size: '1024x1024' }, /3686400/],
    ['too long a shape', { size: '30000x1000' }, /1:16/],
    ['an unknown field', { style: 'x' }, /no such parameter/],
    ['streaming', { stream: true }, /not emulated/],
    ['fifteen references', { image: Array.from({ length: 15 }, () => 'https://a.example.com/b.png') }, /at most 14/],
  ])('refuses %s', async (_, change, message) => {
    const { status, json } = await (await bench()).ask('POST', IMAGES, { ...ORDER, ...change });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(json.error.message).toMatch(message);
  });
});

describe.each([
  ['Seedream', 'seedream', IMAGES, ORDER],
  ['chat', 'chat', CHAT, { model: 'm', messages: [{ role: 'user', content: 'x' }] }],
] as const)('faults of %s', (_, provider, path, body) => {
  it.each([
    ['moderation-input', 400, 'InputTextSensitiveContentDetected'],
    ['task-failed', 500, 'InternalServiceError'],
    ['429', 429, 'RateLimitExceeded.EndpointRPMExceeded'],
  ] as const)('%s', async (kind, status, code) => {
    const at = await bench({ faults: [{ on: 'create', provider, kind }] });
    expect(await at.ask('POST', path, body)).toMatchObject({ status, json: { error: { code } } });
    expect(at.stats().accepted).toEqual([]);
  });
});

describe('chat', () => {
  it('answers the same question alike, in the shape of OpenAI', async () => {
    const at = await bench();
    const image = { type: 'image_url', image_url: { url: 'https://a.example.com/b.png' } };
    const body = {
      model: 'seed-2-0-lite-260428',
      messages: [{ role: 'user', content: [{ type: 'text', text: 'What is shown?' }, image] }],
      thinking: { type: 'disabled' },
    };
    const { json } = await at.ask('POST', CHAT, body);
    expect(json).toMatchObject({
      object: 'chat.completion',
      choices: [
        {
          index: 0,
          message: { role: 'assistant', content: 'Emulated reply to: What is shown?' },
          finish_reason: 'stop',
        },
      ],
      usage: { prompt_tokens: 4, completion_tokens: 9, total_tokens: 13 },
    });
    expect((await at.ask('POST', '/ark/api/v3/chat', body)).json.choices).toEqual(json.choices);
    expect((await at.ask('POST', CHAT, { ...body, messages: [] })).status).toBe(400);
  });

  it('answers in JSON when asked to, with a value the schema allows', async () => {
    const at = await bench();
    const ask = async (response_format: object) => {
      const body = { model: 'm', messages: [{ role: 'user', content: 'Judge it' }], response_format };
      return JSON.parse((await at.ask('POST', CHAT, body)).json.choices[0].message.content);
    };
    expect(await ask({ type: 'json_object' })).toEqual({ reply: 'Emulated reply to: Judge it' });
    const schema = {
      type: 'object',
      properties: { score: { type: 'integer', minimum: 1 }, verdict: { enum: ['good', 'bad'] } },
    };
    expect(await ask({ type: 'json_schema', json_schema: { name: 'verdict', schema } })).toEqual({
      score: 1,
      verdict: 'good',
    });
  });

  it('samples every keyword it knows', () => {
    expect(
      sampleOf({
        type: 'object',
        properties: {
          ...{ text: { type: 'string' }, flag: { type: 'boolean' }, fixed: { const: 7 }, open: {} },
          ...{ maybe: { type: ['number', 'null'] }, either: { anyOf: [{ type: 'string' }] } },
          list: { type: 'array', minItems: 2, items: { type: 'number' } },
        },
      }),
    ).toEqual({ text: 'emulated', flag: true, fixed: 7, open: null, maybe: 0, either: 'emulated', list: [0, 0] });
  });
});
