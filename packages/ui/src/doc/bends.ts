import { bendsOf, edgeIds, type GraphPart, type Layout, type Op, type Point, parseFrom } from '@shotgraph/engine';
import { inGraph } from './here.ts';

/** Splits an edge's id into its ends: where it comes from and the input it goes to. */
function endsOf(edge: string): {
  readonly source: string;
  readonly port: string;
  readonly target: string;
  readonly rest: string;
} {
  const [from, to] = edge.split('>', 2) as [string, string];
  const { node: source, port } = parseFrom(from);
  const dot = to.indexOf('.');
  return { source, port, target: to.slice(0, dot), rest: to.slice(dot) };
}

/** Bends of the edges among chosen nodes. */
export const bendsAmong = (part: GraphPart, ids: ReadonlySet<string>): NonNullable<Layout['bends']> =>
  Object.fromEntries(
    [...bendsOf(part)].filter(([edge]) => {
      const { source, target } = endsOf(edge);
      return ids.has(source) && ids.has(target);
    }),
  );

/** Ops that give copies of edges the bends of their originals, moved along. */
export const renameBends = (
  part: Pick<GraphPart, 'header'>,
  names: ReadonlyMap<string, string>,
  [dx, dy]: Point,
): readonly Op[] =>
  [...bendsOf(part)].flatMap(([edge, points]): readonly Op[] => {
    const { source, port, target, rest } = endsOf(edge);
    const [from, to] = [names.get(source), names.get(target)];
    if (from === undefined || to === undefined) return [];
    const value = points.map(([x, y]) => [Math.round(x + dx), Math.round(y + dy)] as const);
    return [{ op: 'set-bends', edge: `${from}.${port}>${to}${rest}`, value }];
  });

/** Ops that take bends along whose edge has both of its cards moved. @param moves - how far each card moves */
export const moveBendsOps = (part: GraphPart, moves: ReadonlyMap<string, Point>): readonly Op[] =>
  [...bendsOf(part)].flatMap(([edge, points]): readonly Op[] => {
    const { source, target } = endsOf(edge);
    const by = moves.get(source);
    if (!by || !moves.has(target)) return [];
    const value = points.map(([x, y]) => [Math.round(x + by[0]), Math.round(y + by[1])] as const);
    return [{ op: 'set-bends', edge, value }];
  });

/** Ops that take away the bends of edges that are no more. */
export function strayBendOps(part: GraphPart, subgraph: string | undefined): readonly Op[] {
  const bends = bendsOf(part);
  if (bends.size === 0) return [];
  const there = edgeIds(part);
  const ops = [...bends.keys()].filter((edge) => !there.has(edge)).map((edge): Op => ({ op: 'set-bends', edge }));
  return inGraph(ops, subgraph);
}
