import { describe, expect, it } from 'vitest';
import { getProfile, PROFILES } from './builtin.ts';
import { loadProfile, mergeProfile } from './load.ts';
import { endpointOf, getModel, sizesOf, tiersOf } from './lookup.ts';

const ark = getProfile('ark-byteplus');

describe('built-in profiles', () => {
  it('are four, dated, and round-trip through JSON', () => {
    expect(Object.keys(PROFILES)).toEqual(['ark-byteplus', 'ark-volcengine', 'fal', 'replicate']);
    for (const profile of Object.values(PROFILES)) {
      expect(loadProfile(JSON.parse(JSON.stringify(profile)))).toEqual(profile);
      expect(profile.verifiedOn).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
  });

  it('name every model as its provider does', () => {
    const ids = (name: string) => Object.values(PROFILES[name]!.models).map(({ id }) => id);
    expect(ids('ark-byteplus')).toEqual([
      'dreamina-seedance-2-0-260128',
      'dreamina-seedance-2-0-fast-260128',
      'dreamina-seedance-2-0-mini-260615',
      'dreamina-seedance-2-5-260628',
    ]);
    expect(ids('ark-volcengine')).toEqual(ids('ark-byteplus').map((id) => id.replace('dreamina', 'doubao')));
    const fast = getModel(getProfile('fal'), 'seedance-2.0-fast').model;
    expect(
      (['text', 'first-frame', 'first-last-frame', 'reference', 'edit'] as const).map((task) => endpointOf(fast, task)),
    ).toEqual([
      'bytedance/seedance-2.0/fast/text-to-video',
      'bytedance/seedance-2.0/fast/image-to-video',
      'bytedance/seedance-2.0/fast/image-to-video',
      'bytedance/seedance-2.0/fast/reference-to-video',
      'bytedance/seedance-2.0/fast/reference-to-video',
    ]);
  });

  it('have sizes and prices for every tier they sell', () => {
    for (const profile of Object.values(PROFILES))
      for (const name of Object.keys(profile.models)) {
        const known = getModel(profile, name);
        for (const tier of tiersOf(known.model)) expect(sizesOf(known, tier, 'adaptive')).toHaveLength(6);
      }
    expect(sizesOf(getModel(ark, 'seedance-2.5'), '480p', '16:9')).toEqual([[854, 480]]);
    expect(sizesOf(getModel(ark, 'seedance-2.0'), '4k', '21:9')).toEqual([[4398, 1886]]);
  });

  it('have notes about members that exist', () => {
    for (const profile of Object.values(PROFILES))
      for (const { about } of profile.notes) {
        const names = about
          .replace(/\b2\.(0|5)/g, '2_$1')
          .split('.')
          .map((name) => name.replace(/2_(\d)/, '2.$1'));
        const found = names.reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], profile);
        expect([profile.name, about, found !== undefined]).toEqual([profile.name, about, true]);
      }
  });
});

describe('loadProfile', () => {
  it('names the member that is wrong and what it must be', () => {
    const broken = (change: object) => () => loadProfile({ ...ark, ...change });
    expect(() => loadProfile(null)).toThrow('Profile (without a name) cannot be used; correct the file');
    expect(broken({ verifiedOn: 'today' })).toThrow(
      'Profile "ark-byteplus" cannot be used; correct verifiedOn: must be a date',
    );
    expect(broken({ notation: { ...ark.notation, image: '[Image]' } })).toThrow(
      'notation.image: must contain {n} once',
    );
    expect(broken({ prizes: 1 })).toThrow('prizes');
    expect(broken({ keyVariable: 'sk-1234' })).toThrow('keyVariable: must be the name of an environment variable');
    const models = (more: object) => broken({ models: { mine: { ...ark.models['seedance-2.0'], ...more } } });
    expect(models({ family: '9' })).toThrow('models.mine.family: "9" is not in families; use 2.0, 2.5');
    expect(models({ family: '2.5' })).toThrow('models.mine.tiers: 4k has no sizes in family "2.5"');
    expect(models({ tiers: { '480p': { plain: -1, withVideo: 1 } } })).toThrow(
      'models.mine.tiers.480p.plain: must be a positive number',
    );
    expect(models({ seconds: { min: 9, max: 4 } })).toThrow('models.mine.seconds: min must not exceed max');
  });
});

describe('mergeProfile', () => {
  it('replaces what the override names and keeps the rest', () => {
    const own = {
      verifiedOn: '2027-01-01',
      models: { 'seedance-2.5': { id: 'ep-1', tiers: { '720p': { plain: 8 } }, tasks: ['text'] } },
    };
    const merged = mergeProfile(ark, own);
    const model = merged.models['seedance-2.5']!;
    expect([merged.verifiedOn, model.id, model.tasks, model.tiers['720p']]).toEqual([
      '2027-01-01',
      'ep-1',
      ['text'],
      { plain: 8, withVideo: 6.4 },
    ]);
    expect({ ...merged, verifiedOn: ark.verifiedOn, models: ark.models }).toEqual(ark);
    expect(mergeProfile(ark, {})).toEqual(ark);
  });

  it('takes a member away with null, and adds models and tiers', () => {
    const extra = { id: 'ep-2' };
    const merged = mergeProfile(ark, {
      maxBodyBytes: null,
      models: { 'seedance-2.0-mini': null, mine: { ...ark.models['seedance-2.0'], ...extra } },
    });
    expect('maxBodyBytes' in merged).toBe(false);
    expect(Object.keys(merged.models)).toEqual(['seedance-2.0', 'seedance-2.0-fast', 'seedance-2.5', 'mine']);
    const tier = { plain: 80, withVideo: 48 };
    const china = mergeProfile(getProfile('ark-volcengine'), {
      models: { 'seedance-2.5': { tiers: { '1080p': tier } } },
    });
    expect(tiersOf(china.models['seedance-2.5']!)).toEqual(['480p', '720p', '1080p']);
  });

  it('refuses an override that makes no whole profile, and touches nothing inherited', () => {
    expect(() => mergeProfile(ark, { currency: 'EUR' })).toThrow('currency');
    expect(() => mergeProfile(ark, [] as never)).toThrow('must be an object');
    expect(() => mergeProfile(ark, { models: { mine: { id: 'x' } } })).toThrow('models.mine.title');
    expect(() => mergeProfile(ark, JSON.parse('{"__proto__":{"polluted":1}}'))).toThrow();
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    expect(() => getModel(ark, 'constructor')).toThrow('has no model "constructor"');
  });
});
