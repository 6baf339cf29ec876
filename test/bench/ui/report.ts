import { print, type Row } from '../measure.ts';
import type { FirstLoad } from './first-load.ts';
import type { GestureName } from './gestures.ts';
import { type Cost, type Measured, showCost } from './run.ts';

export type PageName = 'ours' | 'naive' | 'comfy';

/** What was measured of one page with one graph. */
export interface Result {
  readonly page: PageName;
  readonly nodes: number;
  readonly measured: Measured;
}

type Figure = GestureName | 'first render';

interface Goal {
  readonly figure: Figure;
  /** What the others do meanwhile, if it is not the same. */
  readonly against?: Figure;
  /** How many times less than React Flow as tutorials show it. */
  readonly naive?: number;
  readonly comfy?: number;
  /** Most for the 95th percentile of frames, ms. */
  readonly p95?: number;
}

const GOALS: readonly Goal[] = [
  { figure: 'first render', naive: 16 },
  { figure: 'pan', naive: 12, comfy: 1.5 },
  { figure: 'pan all' },
  { figure: 'drag 1', naive: 20 },
  { figure: 'drag 50', naive: 15, comfy: 1 },
  { figure: 'type', naive: 20 },
  { figure: 'type bare', against: 'type' },
  { figure: 'zoom', naive: 5, p95: 33 },
];
const LARGEST_GROWTH = 1.5;
const LARGEST_LOAD_KIB = 250;
/** Frames are counted in whole ones of 16.7 ms; their times are not that exact. */
const FRAME_SLACK_MS = 0.5;

const busyOf = ({ firstRender, costs }: Measured, figure: Figure): number =>
  figure === 'first render' ? firstRender : (costs.get(figure)?.busy ?? Number.NaN);

const met = (isMet: boolean) => (isMet ? 'met' : 'missed');

/** Everything measured, a row a page. */
export function printFigures(results: readonly Result[]): void {
  const rows = results.map(({ page, nodes, measured }): Row => {
    const cells = GOALS.slice(1).map(
      ({ figure }) => [figure, cellOf(measured.costs.get(figure as GestureName))] as const,
    );
    return {
      nodes,
      page,
      'first render': Math.round(measured.firstRender),
      ...Object.fromEntries(cells),
      elements: measured.elements,
      'heap MiB': Number(measured.heap.toFixed(1)),
    };
  });
  print('Main thread, ms (gestures: ms a step / 95th percentile of frames; ! = it did not do what it should)', rows);
}

const cellOf = (cost: Cost | undefined): string => (cost ? showCost(cost) : '–');

/** How many times less than the others the editor costs, beside what is aimed at. */
export function printRatios(results: readonly Result[], nodes: number): void {
  const find = (page: PageName) => results.find((result) => result.nodes === nodes && result.page === page)?.measured;
  const ours = find('ours');
  if (!ours) return;
  const rows = GOALS.map(({ figure, against, naive, comfy, p95 }): Row => {
    const row: Row = { figure, 'ours ms': busyOf(ours, figure) };
    for (const [page, goal] of [
      ['naive', naive],
      ['comfy', comfy],
    ] as const) {
      const peer = find(page);
      if (!peer) continue;
      const ratio = busyOf(peer, against ?? figure) / busyOf(ours, figure);
      row[`${page} / ours`] = Number.isNaN(ratio) ? '–' : ratio;
      row[`goal ${page}`] = goal === undefined ? '' : `>= ${goal}: ${met(ratio >= goal)}`;
    }
    if (p95 !== undefined) {
      const frames = ours.costs.get(figure as GestureName)?.p95 ?? Number.NaN;
      row['goal p95'] = `${frames.toFixed(1)}, <= ${p95}: ${met(frames <= p95 + FRAME_SLACK_MS)}`;
    }
    return row;
  });
  print(`Against the others, ${nodes} nodes`, rows);
}

/** How much more a larger graph costs in the editor. */
export function printGrowth(results: readonly Result[], [small, large]: readonly number[]): void {
  const find = (nodes: number | undefined) =>
    results.find((result) => result.page === 'ours' && result.nodes === nodes)?.measured;
  const [before, after] = [find(small), find(large)];
  if (!before || !after) return;
  const rows = GOALS.map(({ figure }): Row => {
    const growth = busyOf(after, figure) / busyOf(before, figure);
    return { figure, [`${large} / ${small}`]: growth, [`goal <= ${LARGEST_GROWTH}`]: met(growth <= LARGEST_GROWTH) };
  });
  print(`Ours with ${large} nodes instead of ${small}`, rows);
}

export function printFirstLoad({ page, files, worker }: FirstLoad): void {
  print('First load of the editor, KiB after gzip', [
    {
      'scripts and styles': page,
      files,
      [`goal <= ${LARGEST_LOAD_KIB}`]: met(page <= LARGEST_LOAD_KIB),
      'engine in its worker': worker,
    },
  ]);
}
