import {
  bendsOf,
  canonicalJson,
  type Frame,
  framesOf,
  type GraphBody,
  type GraphDocument,
  type NodeRecord,
  type Note,
  notesOf,
  type Op,
  takeMarksOf,
  takeOwnersOf,
} from '@shotgraph/engine';

/**
 * Ops that make one document into another. Members of a graph that no op can change are left as they are.
 *
 * @returns none when both mean the same
 */
export function opsBetween(from: GraphDocument, to: GraphDocument): readonly Op[] {
  const ops: Op[] = [...partOps(from, to)];
  const [before, after] = [from.graphs ?? {}, to.graphs ?? {}];
  for (const [name, next] of named(before, after)) {
    if (content(Object.hasOwn(before, name) ? before[name] : undefined) === content(after[name])) continue;
    const value = Object.hasOwn(after, name) ? after[name] : undefined;
    ops.push({ op: 'set-subgraph', name, ...(value && { value }), ...(next !== undefined && { before: next }) });
  }
  return ops;
}

function partOps(from: GraphBody, to: GraphBody): readonly Op[] {
  const ops: Op[] = [];
  if (from.title !== to.title) ops.push({ op: 'set-title', ...(to.title !== undefined && { value: to.title }) });
  for (const [member, op] of [
    ['inputs', 'set-graph-input'],
    ['outputs', 'set-graph-output'],
  ] as const) {
    const [before, after] = [from[member] ?? {}, to[member] ?? {}];
    for (const [name, value, next] of changed<unknown>(before, after))
      ops.push({ op, name, ...(value !== undefined && { value }), ...(next !== undefined && { before: next }) } as Op);
  }
  for (const [id, record, next] of changed(from.nodes, to.nodes))
    ops.push(...nodeOps(id, from.nodes[id], record, to, next));
  ops.push(...moveOps(from, to, new Set(ops.flatMap((op) => (op.op === 'add-node' ? [op.id] : [])))));
  ops.push(...listOps('set-frame', framesOf({ header: from }), framesOf({ header: to })));
  ops.push(...listOps('set-note', notesOf({ header: from }), notesOf({ header: to })));
  for (const [edge, value, next] of changed(bendsIn(from), bendsIn(to)))
    ops.push({ op: 'set-bends', edge, ...(value && { value }), ...(next !== undefined && { before: next }) });
  for (const [take, value, next] of changed(marksIn(from), marksIn(to)))
    ops.push({ op: 'set-take', take, ...(value && { value }), ...(next !== undefined && { before: next }) });
  for (const [take, value, next] of changed(ownersIn(from), ownersIn(to)))
    ops.push({ op: 'set-owner', take, ...(value && { value }), ...(next !== undefined && { before: next }) });
  return ops;
}

const ownersIn = (body: GraphBody) => Object.fromEntries(takeOwnersOf({ header: body }));
const marksIn = (body: GraphBody) => Object.fromEntries(takeMarksOf({ header: body }));
const bendsIn = (body: GraphBody) => Object.fromEntries(bendsOf({ header: body }));

/** What lies above what is said by the order: where anything differs, all of them are laid down anew. */
function listOps(
  op: 'set-frame' | 'set-note',
  before: readonly (Frame | Note)[],
  after: readonly (Frame | Note)[],
): readonly Op[] {
  if (content(before) === content(after)) return [];
  return [...before.map(({ id }): Op => ({ op, id })), ...after.map(({ id, ...value }) => ({ op, id, value }) as Op)];
}

function nodeOps(
  id: string,
  before: NodeRecord | undefined,
  after: NodeRecord | undefined,
  to: GraphBody,
  next: string | undefined,
): readonly Op[] {
  if (!after) return [{ op: 'remove-node', id }];
  if (before && content(unset(before)) === content(unset(after))) return settingOps(id, before, after);
  const at = to.layout?.nodes?.[id];
  const add: Op = { op: 'add-node', id, node: after, ...(at && { at }), ...(next !== undefined && { before: next }) };
  return before ? [{ op: 'remove-node', id }, add] : [add];
}

/** What has no op of its own: with another of these a node is another node. */
const unset = ({ inputs: _, each: __, off: ___, ...rest }: NodeRecord) => rest;

function settingOps(id: string, before: NodeRecord, after: NodeRecord): readonly Op[] {
  const ops: Op[] = changed(before.inputs, after.inputs).map(([input, value, next]) => ({
    op: 'set-input',
    node: id,
    input,
    ...(value !== undefined && { value }),
    ...(next !== undefined && { before: next }),
  }));
  if (content(before.each) !== content(after.each))
    ops.push({ op: 'set-each', node: id, ...(after.each && { value: after.each }) });
  if (before.off !== after.off) ops.push({ op: 'set-off', node: id, ...(after.off && { value: after.off }) });
  return ops;
}

function moveOps(from: GraphBody, to: GraphBody, placed: ReadonlySet<string>): readonly Op[] {
  return changed(from.layout?.nodes ?? {}, to.layout?.nodes ?? {})
    .filter(([id]) => Object.hasOwn(to.nodes, id) && !placed.has(id))
    .map(([id, at]) => ({ op: 'move-node', id, ...(at && { at }) }));
}

type Named<T> = { readonly [name: string]: T };

/** Members that differ, with what they become and the member they then stand before: removed ones first, then from the last on. */
function changed<T>(before: Named<T>, after: Named<T>): (readonly [string, T | undefined, string | undefined])[] {
  return named(before, after).flatMap(([name, next]) => {
    const value = Object.hasOwn(after, name) ? after[name] : undefined;
    const old = Object.hasOwn(before, name) ? before[name] : undefined;
    return content(old) === content(value) ? [] : [[name, value, next] as const];
  });
}

/** Names of both: what goes first, then backwards, so that what a new one stands before is there already. */
function named(before: Named<unknown>, after: Named<unknown>): (readonly [string, string | undefined])[] {
  const names = Object.keys(after);
  const gone = Object.keys(before).filter((name) => !Object.hasOwn(after, name));
  return [
    ...gone.map((name) => [name, undefined] as const),
    ...names.map((name, i) => [name, names[i + 1]] as const).reverse(),
  ];
}

const content = (value: unknown) => (value === undefined ? undefined : canonicalJson(value as object));
