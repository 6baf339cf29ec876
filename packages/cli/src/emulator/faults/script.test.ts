import { describe, expect, it } from 'vitest';
import { type FaultSpec, KINDS, parseFaults } from './kinds.ts';
import { createFaultScript } from './script.ts';

function strikes(faults: readonly FaultSpec[], requests: number, provider: 'ark' | 'fal' = 'ark'): string {
  const script = createFaultScript();
  script.set(faults);
  return Array.from({ length: requests }, () => script.next(provider, 'get')?.kind ?? '-').join(' ');
}

describe('a fault', () => {
  it('strikes once unless told how often', () => {
    expect(strikes([{ on: 'get', kind: '500' }], 3)).toBe('500 - -');
    expect(strikes([{ on: 'get', kind: '500', times: 2 }], 3)).toBe('500 500 -');
    expect(strikes([{ on: 'get', kind: '500', times: 'always' }], 3)).toBe('500 500 500');
  });

  it('lets the first requests through when told to', () => {
    expect(strikes([{ on: 'get', kind: '500', after: 2 }], 4)).toBe('- - 500 -');
  });

  it('strikes only its operation and provider', () => {
    expect(strikes([{ on: 'create', kind: '500' }], 1)).toBe('-');
    expect(strikes([{ on: 'get', kind: '500', provider: 'fal' }], 1)).toBe('-');
    expect(strikes([{ on: 'get', kind: '500', provider: 'fal' }], 1, 'fal')).toBe('500');
  });

  it('gives way to those before it in the list', () => {
    expect(
      strikes(
        [
          { on: 'get', kind: '503' },
          { on: 'get', kind: 'hang' },
        ],
        3,
      ),
    ).toBe('503 hang -');
  });

  it('strikes by chance, the same way for the same seed', () => {
    const luck = (seed: number) => strikes([{ on: 'get', kind: '500', times: 'always', chance: 0.3, seed }], 400);
    expect(luck(7)).toBe(luck(7));
    expect(luck(7)).not.toBe(luck(8));
    const share =
      luck(7)
        .split(' ')
        .filter((kind) => kind === '500').length / 400;
    expect(share).toBeGreaterThan(0.2);
    expect(share).toBeLessThan(0.4);
  });

  it('is listed as long as it may still strike', () => {
    const script = createFaultScript();
    script.set([
      { on: 'get', kind: '500' },
      { on: 'get', kind: '503', times: 'always' },
    ]);
    script.next('ark', 'get');
    script.next('ark', 'get');
    expect(script.left()).toMatchObject([{ kind: '503', times: 'always' }]);
  });
});

describe('a list of faults', () => {
  it.each([
    ['no list', {}, /the list/],
    ['an unknown kind', [{ on: 'get', kind: 'flood' }], /0\.kind/],
    ['an unknown field', [{ on: 'get', kind: '500', when: 1 }], /when/],
    [
      'a kind where it cannot happen',
      [{ on: 'get', kind: 'reset-after-accept' }],
      /0\.on: "reset-after-accept" can happen on create only/,
    ],
    ['no time at all', [{ on: 'get', kind: '500', times: 0 }], /0\.times/],
    ['too high a chance', [{ on: 'get', kind: '500', chance: 2 }], /0\.chance/],
  ])('is refused with %s', (_, list, message) => {
    expect(() => parseFaults(list)).toThrow(message);
  });

  it('may hold every kind wherever it can happen, and status codes as numbers', () => {
    const all = Object.entries(KINDS).flatMap(([kind, { on }]) => on.map((operation) => ({ on: operation, kind })));
    expect(parseFaults(all)).toHaveLength(all.length);
    expect(parseFaults([{ on: 'get', kind: 503 }])[0]?.kind).toBe('503');
  });
});
