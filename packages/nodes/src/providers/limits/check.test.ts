import { describe, expect, it } from 'vitest';
import { PROFILES } from '../profile/builtin.ts';
import type { ProviderProfile } from '../profile/types.ts';
import { checkLimits } from './check.ts';
import { type Change, casesOf, image, reference, text, times, video } from './testing/cases.ts';
import type { CheckedMedia, LimitFacts, Mend } from './types.ts';

/** Issues of a request, those of one row only when it is named. */
const issuesOf = (profile: ProviderProfile, model: string, change: Change, facts?: LimitFacts, rule?: number) =>
  checkLimits({ ...text, model, ...change } as never, profile, facts).filter(
    (one) => rule === undefined || one.rule === rule,
  );

const WARNINGS = new Set([
  '3 length',
  '3 ratio',
  '12 contested',
  '14 contested',
  '18 typed',
  '26 seed',
  '26 last frame',
]);
const ONLY_WARN = new Set([19, 20, 21, 22]);

describe.each(
  Object.values(PROFILES).flatMap((profile) =>
    Object.keys(profile.models).map((name) => [profile.name, name] as const),
  ),
)('limits of %s, %s', (at, name) => {
  const profile = PROFILES[at]!;

  it.each(casesOf(profile, name).map(([rule, what, right, wrong, facts]) => ({ rule, what, right, wrong, facts })))(
    'row $rule, $what: right at the limit, wrong beyond it',
    ({ rule, what, right, wrong, facts }) => {
      expect(issuesOf(profile, name, right, facts?.[0], rule)).toEqual([]);
      const found = issuesOf(profile, name, wrong, facts?.[1], rule);
      expect(found.length).toBeGreaterThan(0);
      const isWarning = ONLY_WARN.has(rule) || WARNINGS.has(`${rule} ${what}`);
      expect(found[0]!.severity).toBe(isWarning ? 'warning' : 'error');
      // Every message says what is wrong and what to do.
      for (const { message } of found) expect(message).toMatch(/.+[;:,] .+/);
    },
  );

  it('finds nothing in an ordinary request', () => {
    expect(issuesOf(profile, name, {}, { hasKey: true, publish: null })).toEqual([]);
    const mentioned = { ...reference, prompt: [{ kind: 'image', index: 0 }, ' runs'] };
    expect(issuesOf(profile, name, mentioned, { hasKey: true, publish: null })).toEqual([]);
  });
});

/** The request with a medium as a mend would leave it, in the place of every element that has its list. */
function mended(change: Change, mend: Mend): Change {
  if (mend.kind === 'set') return { ...change, [mend.input]: mend.to };
  const list = (change as { [input: string]: readonly CheckedMedia[] })[mend.input]!;
  const to: CheckedMedia =
    mend.kind === 'trim'
      ? { seconds: mend.to.end - mend.to.start }
      : mend.kind === 'transcode'
        ? { codec: 'avc', audioCodec: 'aac', bytes: 1e6, ...mend.to }
        : mend.kind === 'convert'
          ? { bytes: 1e6, ...mend.to }
          : mend.to;
  return { ...change, [mend.input]: list.map((media, at) => (at === mend.index ? { ...media, ...to } : media)) };
}

it.each(Object.values(PROFILES))('what mends a request mends it, at $name', (profile) => {
  for (const model of Object.keys(profile.models))
    for (const [rule, what, , wrong, facts] of casesOf(profile, model)) {
      const mend = issuesOf(profile, model, wrong, facts?.[1], rule)[0]?.mend;
      if (mend === undefined) continue;
      expect([rule, what, issuesOf(profile, model, mended(wrong, mend), facts?.[1], rule)]).toEqual([rule, what, []]);
    }
});

it('covers every row that a request can show', () => {
  const rows = Object.values(PROFILES).flatMap((profile) =>
    Object.keys(profile.models).flatMap((model) => casesOf(profile, model).map(([rule]) => rule)),
  );
  const expected = Array.from({ length: 28 }, (_, at) => at + 1).filter((row) => row !== 27);
  expect([...new Set(rows)].sort((a, b) => a - b)).toEqual(expected);
});

describe('checkLimits', () => {
  const ark = PROFILES['ark-byteplus']!;
  const only = (change: Change, facts?: LimitFacts) =>
    issuesOf(ark, 'seedance-2.0', change, facts).filter(({ rule }) => rule !== 19);

  it('says what failed, the value, the allowed value and what to do', () => {
    expect(only({ task: 'reference', videos: [video({ seconds: 4 }), video({ seconds: 12 })] })).toEqual([
      {
        rule: 13,
        input: 'videos',
        severity: 'error',
        code: 'input-invalid',
        message: 'the clips are 16 s together; at most 15 s are taken: trim videos 2 to 11 s',
        mend: { kind: 'trim', input: 'videos', index: 1, to: { start: 0, end: 11 } },
      },
    ]);
    expect(only({ task: 'reference', images: [image(), image({ width: 200, height: 200 })] })).toEqual([
      {
        rule: 10,
        input: 'images',
        severity: 'error',
        code: 'input-invalid',
        message:
          'images 2: 200x200 px is out of range; each side may be more than 300 and less than 6000 px: resize it to 302x302',
        mend: { kind: 'resize', input: 'images', index: 1, to: { width: 302, height: 302 } },
      },
    ]);
    expect(
      only({ task: 'reference', videos: [video({ fps: 12, codec: 'vp9', mimeType: 'video/webm' })] }).map(
        ({ message, mend }) => [message, mend],
      ),
    ).toEqual([
      [
        'videos 1: video/webm is not taken; use mp4 or mov; video of codec vp9 is not taken; use H.264 or H.265: transcode it',
        { kind: 'transcode', input: 'videos', index: 0, to: { mimeType: 'video/mp4', fps: 24 } },
      ],
      [
        'videos 1: 12 frames per second is out of range; use 24 to 60: transcode it to 24',
        { kind: 'transcode', input: 'videos', index: 0, to: { mimeType: 'video/mp4', fps: 24 } },
      ],
    ]);
    expect(only({ resolution: '8k' })[0]!.message).toBe(
      '8k is not offered for seedance-2.0 by BytePlus ModelArk; use 480p, 720p, 1080p, 4k',
    );
    expect(checkLimits({ model: 'seedance-3' }, ark)).toMatchObject([
      { rule: 1, input: 'model', message: expect.stringContaining('use seedance-2.0, ') },
    ]);
  });

  it.each<[string, ProviderProfile, string, Change, number, Mend]>([
    [
      'the tier below, where there is one',
      ark,
      'seedance-2.0-fast',
      { resolution: '4k' },
      1,
      { kind: 'set', input: 'resolution', to: '720p' },
    ],
    [
      'the task that takes what is wired',
      ark,
      'seedance-2.0',
      { task: 'text', firstFrame: image(), lastFrame: image() },
      5,
      { kind: 'set', input: 'task', to: 'first-last-frame' },
    ],
    [
      'coding and frame rate at once',
      ark,
      'seedance-2.0',
      { task: 'reference', videos: [video({ fps: 120, codec: 'vp9' })] },
      11,
      { kind: 'transcode', input: 'videos', index: 0, to: { mimeType: 'video/mp4', fps: 60 } },
    ],
    [
      'the largest clip, where they are too large together',
      PROFILES.fal!,
      'seedance-2.0',
      { task: 'reference', videos: [video({ bytes: 20e6 }), video({ bytes: 40e6 })] },
      14,
      { kind: 'transcode', input: 'videos', index: 1, to: { mimeType: 'video/mp4' } },
    ],
    [
      'a whole frame before the longest clip to edit',
      ark,
      'seedance-2.5',
      { task: 'edit', videos: [video({ seconds: 30.1, fps: 24.35 })], seconds: 'auto', ratio: 'adaptive' },
      23,
      { kind: 'trim', input: 'videos', index: 0, to: { start: 0, end: 29.979 } },
    ],
    ['a seed that cannot be', ark, 'seedance-2.0', { seed: -2 }, 24, { kind: 'set', input: 'seed' }],
    ['a seed that is not sent', PROFILES.fal!, 'seedance-2.0', { seed: 7 }, 26, { kind: 'set', input: 'seed' }],
    [
      'a wish that has no effect',
      PROFILES.fal!,
      'seedance-2.0',
      { watermark: true },
      26,
      { kind: 'set', input: 'watermark', to: false },
    ],
  ])('mends %s', (_, profile, model, change, rule, mend) => {
    expect(issuesOf(profile, model, change, {}, rule)[0]?.mend).toEqual(mend);
    const next = mended(change, mend);
    expect(issuesOf(profile, model, next, {}, rule)).toEqual([]);
  });

  it('suggests the cheapest tier where there is none below', () => {
    const model = ark.models['seedance-2.0']!;
    const { '480p': _, ...tiers } = model.tiers;
    const dear: ProviderProfile = { ...ark, models: { 'seedance-2.0': { ...model, tiers } } };
    expect(issuesOf(dear, 'seedance-2.0', { resolution: '480p' })).toMatchObject([{ mend: { to: '720p' } }]);
  });

  it('does not judge what is not known yet', () => {
    expect(checkLimits({}, ark)).toEqual([]);
    expect(checkLimits({ model: 'seedance-2.0' }, ark)).toEqual([]);
    expect(
      checkLimits({ model: 'seedance-2.0', task: 'reference', images: [{}], videos: [{}], audios: [{}] }, ark, {
        publish: { url: 'https://a.example', kinds: ['video'] },
      }),
    ).toEqual([]);
    expect(only({ task: 'first-frame' }, { pending: new Set(['firstFrame']) })).toEqual([]);
    expect(only({ task: 'first-frame' })).toMatchObject([{ rule: 6, code: 'input-missing' }]);
  });

  it('lets a local stand-in fetch from this machine, and a provider only from outside', () => {
    const publish = { url: 'http://127.0.0.1:9000', kinds: ['video'] } as const;
    const change = { task: 'reference', videos: [video()] };
    expect(only(change, { publish, baseUrl: 'http://127.0.0.1:4010' })).toEqual([]);
    for (const url of [
      'http://cdn.example.com',
      'https://192.168.0.2',
      'https://[::1]:9000',
      'data:video/mp4;base64,AA',
      'blob:x',
    ])
      expect(only(change, { publish: { url, kinds: ['video'] } }), url).toMatchObject([
        { rule: 15, input: 'videos', code: 'capability-missing' },
      ]);
  });

  it('does not count what is published as part of the body', () => {
    const change = { task: 'reference', images: times(3, () => image({ bytes: 29e6 })) };
    expect(only(change, { publish: null })).toMatchObject([
      { rule: 17, mend: { kind: 'convert', to: { mimeType: 'image/jpeg' } } },
    ]);
    expect(only(change, { publish: { url: 'https://a.example', kinds: ['image', 'video'] } })).toEqual([]);
  });

  it('reminds once of real people when nobody knows whether there are any', () => {
    expect(only({ task: 'reference', images: [image(), image()] }, { people: 'unknown' })).toMatchObject([
      { rule: 22, severity: 'warning' },
    ]);
  });

  it('accepts ids made in the console, and refuses those of another region once', () => {
    const withId = (id: string): ProviderProfile => ({
      ...ark,
      models: { ...ark.models, 'seedance-2.0': { ...ark.models['seedance-2.0']!, id } },
    });
    expect(issuesOf(withId('ep-20261122-abcde'), 'seedance-2.0', {})).toEqual([]);
    expect(issuesOf(withId('doubao-seedance-2-0-260128'), 'seedance-2.0', {})).toMatchObject([{ rule: 28 }]);
  });
});
