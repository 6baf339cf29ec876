import type { GarbageReport, StoreReport } from '@shotgraph/engine';
import type { Style } from '../text/style.ts';
import { count, showBytes } from '../text/units.ts';

const REASONS = { old: 'not used for so long', space: 'to make room', damaged: 'damaged' } as const;

/** What a collection removed, or would remove. */
export function garbageLines({ results, assets, bytes, bytesLeft }: GarbageReport, dryRun: boolean): readonly string[] {
  const left = `${showBytes(bytesLeft)} ${dryRun ? 'would be left' : 'left'}`;
  if (results.length === 0 && assets.length === 0) return [`Nothing to remove; ${showBytes(bytesLeft)} in the store.`];
  const what = `${count(results.length, 'result')} and ${count(assets.length, 'asset')}, ${showBytes(bytes)}`;
  const reasons = (['old', 'space', 'damaged'] as const).flatMap((why) => {
    const those = results.filter((result) => result.why === why);
    return those.length === 0 ? [] : [`  ${count(those.length, 'result')} ${REASONS[why]}`];
  });
  return [`${dryRun ? 'Would remove' : 'Removed'} ${what}; ${left}.`, ...reasons];
}

/** What is wrong with a store, and what was done about it. */
export function verifyLines(report: StoreReport, repair: boolean, style: Style): readonly string[] {
  const { checked, damagedResults, damagedAssets, missingAssets, incompleteResults, unreferencedAssets, removed } =
    report;
  const bad = (names: readonly string[], what: string, why: string) =>
    names.length === 0
      ? []
      : [`${style.red('damaged')} ${count(names.length, what)} ${why}`, ...shown(names).map((name) => `  ${name}`)];
  const sound = damageOf(report) === 0 ? style.green('Everything is as it was stored') : style.red('There is damage');
  const looked = `${count(checked.results, 'result')}, ${count(checked.assets, 'asset')}, ${showBytes(checked.bytes)} read`;
  return [
    `${sound}: ${looked}.`,
    ...bad(damagedResults, 'result', 'cannot be read'),
    ...bad(damagedAssets, 'asset', 'whose bytes are not what they were'),
    ...bad(missingAssets, 'asset', 'that results need and that are gone'),
    ...bad(incompleteResults, 'result', 'cannot be used because of that'),
    ...(unreferencedAssets.length > 0
      ? [
          style.dim(
            `${count(unreferencedAssets.length, 'asset')} belong to no result, such as files of the graph; "store gc" removes what is not used`,
          ),
        ]
      : []),
    ...(repair && removed.results.length + removed.assets.length > 0
      ? [
          `Removed ${count(removed.results.length, 'result')} and ${count(removed.assets.length, 'asset')}; the next run makes them again.`,
        ]
      : []),
    ...(!repair && damageOf(report) > 0
      ? ['--repair removes what is damaged, so that the next run makes it again.']
      : []),
  ];
}

const MOST_NAMES = 5;
const shown = (names: readonly string[]) =>
  names.length <= MOST_NAMES ? names : [...names.slice(0, MOST_NAMES), `and ${names.length - MOST_NAMES} more`];

/** How many things are damaged and still there, or needed and gone. */
export function damageOf(report: StoreReport): number {
  const { damagedResults, incompleteResults, damagedAssets, removed } = report;
  const results = [...damagedResults, ...incompleteResults].filter((key) => !removed.results.includes(key));
  const assets = damagedAssets.filter((hash) => !removed.assets.includes(hash));
  return results.length + assets.length;
}
