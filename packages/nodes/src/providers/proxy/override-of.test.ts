import { expect, it } from 'vitest';
import { getProfile, PROFILES } from '../profile/builtin.ts';
import { mergeProfile } from '../profile/load.ts';
import { overrideOf } from './override-of.ts';

const fal = getProfile('fal');

it('equal profiles differ in nothing', () => {
  for (const profile of Object.values(PROFILES)) expect(overrideOf(profile, structuredClone(profile))).toEqual({});
});

it('what is put over the one gives the other: changed, new and gone members, at any depth', () => {
  const { 'seedance-2.0': first, ...others } = fal.models;
  const wanted = mergeProfile(fal, {
    verifiedOn: '2027-01-01',
    inline: ['image'],
    models: {
      ...Object.fromEntries(Object.keys(others).map((name) => [name, null])),
      'seedance-2.0': { tiers: { '720p': { plain: 20 }, '4k': null } },
      new: { ...first, title: 'New' },
    },
  });
  const override = overrideOf(fal, wanted);
  expect(mergeProfile(fal, override)).toEqual(wanted);
  expect(override).toMatchObject({ verifiedOn: '2027-01-01', models: { 'seedance-2.0': { tiers: { '4k': null } } } });
});

it('leaves out who is asked and with which key', () => {
  expect(overrideOf(fal, { ...fal, name: 'x', baseUrl: 'https://x.example.com', keyVariable: 'X' })).toEqual({});
});
