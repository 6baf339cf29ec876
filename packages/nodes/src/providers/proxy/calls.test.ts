import { describe, expect, it } from 'vitest';
import { getProfile } from '../profile/builtin.ts';
import { CHAT_PROFILES, IMAGE_PROFILES } from '../profile/stills.ts';
import { captureBodies } from '../testing/capture.ts';
import { MAKERS } from '../testing/studio.ts';
import { findCall, wireOf } from './calls.ts';
import type { ServedRoute } from './protocol.ts';

const served = { title: '', account: '', hasKey: true, models: [], publish: null, concurrency: 1 };
const routeOf = (name: string): ServedRoute => {
  const profile = getProfile(name);
  return { ...served, kind: 'video', name, baseUrl: profile.baseUrl, profile };
};
const WIRES = {
  ark: wireOf(routeOf('ark-byteplus')),
  fal: wireOf(routeOf('fal')),
  replicate: wireOf(routeOf('replicate')),
  images: wireOf({ ...served, kind: 'image', name: 'i', baseUrl: '', profile: IMAGE_PROFILES[0]! }),
  chat: wireOf({ ...served, kind: 'chat', name: 'c', baseUrl: '', profile: CHAT_PROFILES[0]! }),
};
const TASKS = '/contents/generations/tasks';
const FAL = '/bytedance/seedance-2.0';

/** What adapters do, with and without a body. */
const ALLOWED: readonly (readonly [keyof typeof WIRES, string, string, hasBody: boolean])[] = [
  ['ark', 'POST', TASKS, true],
  ['ark', 'GET', `${TASKS}?page_num=1&page_size=500`, false],
  ['ark', 'GET', `${TASKS}/cgt-20261122170644-abcde`, false],
  ['ark', 'DELETE', `${TASKS}/cgt-20261122170644-abcde`, false],
  ['images', 'POST', '/images/generations', true],
  ['chat', 'POST', '/chat/completions', true],
  ['fal', 'POST', `${FAL}/text-to-video`, true],
  ['fal', 'POST', `${FAL}/reference-to-video`, true],
  ['fal', 'GET', `${FAL}/requests/764cabcf-b745-4b3e-ae38-1200304cf45b/status`, false],
  ['fal', 'GET', `${FAL}/requests/764cabcf-b745-4b3e-ae38-1200304cf45b/status?logs=1`, false],
  ['fal', 'GET', `${FAL}/requests/764cabcf-b745-4b3e-ae38-1200304cf45b`, false],
  ['fal', 'GET', `${FAL}/text-to-video/requests/764cabcf/response`, false],
  ['fal', 'PUT', `${FAL}/requests/764cabcf-b745-4b3e-ae38-1200304cf45b/cancel`, false],
  ['replicate', 'POST', '/models/bytedance/seedance-2.0/predictions', true],
  ['replicate', 'GET', '/predictions', false],
  ['replicate', 'GET', '/predictions?cursor=cD0yMDI2LTExLTIy%3D%3D', false],
  ['replicate', 'GET', '/predictions/rp0x7', false],
  ['replicate', 'POST', '/predictions/rp0x7/cancel', false],
];

/** What nobody does: other paths, methods, models and queries, and paths that are read otherwise further on. */
const REFUSED: readonly (readonly [keyof typeof WIRES, string, string])[] = [
  ['ark', 'POST', `${TASKS}/cgt-1/cancel`],
  ['ark', 'POST', `${TASKS}/cgt-1`],
  ['ark', 'POST', `${TASKS}/stop`],
  ['ark', 'POST', `${TASKS}/`],
  ['ark', 'POST', `${TASKS}?x=1`],
  ['ark', 'post', TASKS],
  ['ark', 'PUT', TASKS],
  ['ark', 'PATCH', `${TASKS}/cgt-1`],
  ['ark', 'DELETE', TASKS],
  ['ark', 'DELETE', `${TASKS}/`],
  ['ark', 'DELETE', `${TASKS}/cgt-1?x=1`],
  ['ark', 'GET', `${TASKS}/cgt-1/logs`],
  ['ark', 'GET', `${TASKS}/..`],
  ['ark', 'GET', `${TASKS}/%2e%2e`],
  ['ark', 'GET', `${TASKS}/a%2fb`],
  ['ark', 'GET', `${TASKS}/.hidden`],
  ['ark', 'GET', `${TASKS}/a\nb`],
  ['ark', 'GET', `${TASKS}/${'a'.repeat(201)}`],
  ['ark', 'GET', `${TASKS}?filter.model=x`],
  ['ark', 'GET', `${TASKS}?page_num=1&`],
  ['ark', 'GET', `${TASKS}?page_num=1?page_num=2`],
  ['ark', 'GET', `${TASKS}?page_num=<1>`],
  ['ark', 'GET', `${TASKS}#x`],
  ['ark', 'GET', `/../v3${TASKS}`],
  ['ark', 'GET', `/${TASKS}`],
  ['ark', 'GET', '/models'],
  ['ark', 'GET', '/'],
  ['ark', 'GET', ''],
  ['ark', 'POST', '/files'],
  ['ark', 'POST', '/images/generations'],
  ['ark', 'POST', '/chat/completions'],
  ['images', 'POST', TASKS],
  ['images', 'GET', '/images/generations'],
  ['chat', 'POST', '/responses'],
  ['chat', 'POST', '/chat/completions/x'],
  ['chat', 'GET', '/models'],
  ['fal', 'POST', '/fal-ai/veo3'],
  ['fal', 'POST', FAL],
  ['fal', 'POST', `${FAL}/text-to-video/`],
  ['fal', 'POST', `${FAL}/text-to-video?fal_webhook=https://evil.example.com`],
  ['fal', 'POST', `${FAL}/requests/1/cancel`],
  ['fal', 'PUT', `${FAL}/requests/1`],
  ['fal', 'PUT', '/fal-ai/veo3/requests/1/cancel'],
  ['fal', 'GET', '/fal-ai/veo3/requests/1'],
  ['fal', 'GET', `${FAL}/requests/1/other`],
  ['fal', 'GET', `${FAL}/../../x/requests/1`],
  ['fal', 'GET', `${FAL}/requests/1/status?webhook=x`],
  ['fal', 'DELETE', `${FAL}/requests/1`],
  ['replicate', 'POST', '/models/other/model/predictions'],
  ['replicate', 'POST', '/predictions'],
  ['replicate', 'POST', '/files'],
  ['replicate', 'GET', '/files'],
  ['replicate', 'GET', '/account'],
  ['replicate', 'GET', '/predictions?cursor=a&limit=1'],
  ['replicate', 'GET', '/predictions/rp0x7/cancel'],
  ['replicate', 'DELETE', '/predictions/rp0x7'],
  ['replicate', 'POST', '/trainings'],
];

/** Where bodies are written, by the provider of a profile. */
const makerOf = (provider: string) => new Map(Object.entries(MAKERS)).get(provider)!;

describe('calls that are passed on', () => {
  it.each(ALLOWED)('%s %s %s', (wire, method, target, hasBody) => {
    const call = findCall(WIRES[wire], method, target);
    expect(call).toBeDefined();
    expect(call?.hasBody ?? false).toBe(hasBody);
  });

  it.each(REFUSED)('not: %s %s %s', (wire, method, target) => {
    expect(findCall(WIRES[wire], method, target)).toBeUndefined();
  });

  it.each(['ark-byteplus', 'ark-volcengine', 'fal', 'replicate'])('every create call of %s is one', async (name) => {
    const route = routeOf(name);
    if (route.kind !== 'video') throw new Error('no video');
    const { provider, models } = route.profile;
    const make = makerOf(provider).adapter;
    const wire = wireOf(route);
    for (const model of Object.values(models)) {
      const idOf = (_: string, task: string) => ({ id: model.endpoints?.[task as 'text'] ?? model.id });
      const sent = await captureBodies(make, idOf, { id: 'j-1', request_id: 'j-1' });
      for (const one of Object.values(sent)) {
        if (typeof one === 'string') continue;
        const target = one.path.replace(new URL(route.baseUrl).pathname.replace(/\/$/, ''), '');
        expect(findCall(wire, 'POST', target)?.hasBody, one.path).toBe(true);
      }
    }
  });

  it('a provider that no adapter speaks to has none', () => {
    const { profile, ...rest } = routeOf('fal');
    const other = { ...rest, profile: { ...profile, provider: 'other' } } as ServedRoute;
    expect(() => wireOf(other)).toThrow('No adapter speaks to "other"');
  });
});
