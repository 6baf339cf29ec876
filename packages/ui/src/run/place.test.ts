import { describe, expect, it } from 'vitest';
import { safeMemory } from '../app/browser-memory.ts';
import { canChangePlace, lostIn, obstacleIn, placeOf, rememberPlace } from './place.ts';
import { openSeenRuns } from './seen-runs.ts';

const memory = () => {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  };
};
/** Of a browser that keeps nothing. */
const closed = () =>
  safeMemory(() => {
    throw new Error('nothing is kept here');
  });

describe('where a document runs', () => {
  it('is the tab unless it was chosen otherwise, for each document by itself', () => {
    const browser = memory();
    expect(placeOf('a', browser)).toBe('tab');
    rememberPlace('a', 'server', browser);
    expect([placeOf('a', browser), placeOf('b', browser)]).toEqual(['server', 'tab']);
    rememberPlace('a', 'tab', browser);
    expect(browser.kept.size).toBe(0);
  });

  it('is known for as long as the page is open in a browser that keeps nothing', () => {
    const page = closed();
    rememberPlace('a', 'server', page);
    expect([placeOf('a', page), placeOf('a', closed())]).toEqual(['server', 'tab']);
    rememberPlace('a', 'tab', page);
    expect(placeOf('a', page)).toBe('tab');
  });

  it('stops no run in the tab, and every run whose server is not there', () => {
    expect(obstacleIn({ runsOn: 'tab', server: 'none' })).toBeUndefined();
    expect(obstacleIn({ runsOn: 'server', server: 'here' })).toBeUndefined();
    expect(obstacleIn({ runsOn: 'server', server: 'none' })).toContain('no access');
    for (const server of ['away', 'refused'] as const)
      expect(obstacleIn({ runsOn: 'server', server })).toContain('does not answer');
  });

  it('tells why a run is not known any more', () => {
    expect(lostIn({ runsOn: 'server' })).toContain('run again to go on');
    expect(lostIn({ runsOn: 'tab' })).toContain('in this tab now');
  });

  it('changes where there is another place, and not in the middle of a run that would end', () => {
    expect(canChangePlace({ runsOn: 'tab', server: 'none' }, false)).toBe(false);
    expect(canChangePlace({ runsOn: 'tab', server: 'here' }, false)).toBe(true);
    expect(canChangePlace({ runsOn: 'tab', server: 'here' }, true)).toBe(false);
    expect(canChangePlace({ runsOn: 'server', server: 'here' }, true)).toBe(false);
    expect(canChangePlace({ runsOn: 'server', server: 'away' }, true)).toBe(true);
    expect(canChangePlace({ runsOn: 'server', server: 'none' }, false)).toBe(true);
  });
});

describe('runs whose end was seen', () => {
  it('are remembered by document, the last one', () => {
    const browser = memory();
    const seen = openSeenRuns('a', browser);
    seen.add('r1');
    expect([seen.has('r1'), openSeenRuns('b', browser).has('r1')]).toEqual([true, false]);
    seen.add('r2');
    expect([seen.has('r1'), openSeenRuns('a', browser).has('r2')]).toEqual([false, true]);
  });

  it('are forgotten with the page where nothing is kept', () => {
    const page = closed();
    openSeenRuns('a', page).add('r1');
    expect([openSeenRuns('a', page).has('r1'), openSeenRuns('a', closed()).has('r1')]).toEqual([true, false]);
  });
});
