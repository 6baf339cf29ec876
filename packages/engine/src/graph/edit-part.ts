import { enablePatches, type Patch, produceWithPatches } from 'immer';
import type { NodeRecord } from './document.ts';
import { applyLooksOp } from './edit-looks.ts';
import { inFrontOf, insertBefore, memberPlace, nextKey, setMember } from './edit-record.ts';
import type { GraphPart, PartHeader } from './graph.ts';
import { checkId } from './ids.ts';
import type { PartOp } from './op.ts';

enablePatches();

/** Where patches of a part start: at the document's top, or at one of its subgraphs. */
type Path = readonly string[];

/**
 * Applies one op to one graph in place and returns the ops that undo it.
 *
 * @param path - where the graph stands in the document, for the patches
 * @throws RangeError naming the id when a node, frame or note does not exist, a node exists already or a document cannot have that id;
 * nothing has changed then
 */
export function applyPartOp(part: GraphPart, op: PartOp, path: Path, patches: Patch[]): readonly PartOp[] {
  switch (op.op) {
    case 'add-node': {
      checkId('node', op.id);
      if (part.nodes.has(op.id)) throw new RangeError(`node "${op.id}" exists already; choose another id`);
      insertBefore(part.nodes, op.id, op.node, op.before);
      patches.push({ op: 'add', path: [...path, 'nodes', op.id], value: op.node });
      if (op.at) setPosition(part, op.id, op.at, path, patches);
      return [{ op: 'remove-node', id: op.id }];
    }
    case 'remove-node': {
      const node = getNode(part, op.id);
      const at = part.positions.get(op.id);
      const before = nextKey(part.nodes, op.id);
      part.nodes.delete(op.id);
      patches.push({ op: 'remove', path: [...path, 'nodes', op.id] });
      setPosition(part, op.id, undefined, path, patches);
      return [{ op: 'add-node', id: op.id, node, ...(at && { at }), ...(before !== undefined && { before }) }];
    }
    case 'set-input':
      return setInput(part, op, path, patches);
    case 'set-each': {
      const old = getNode(part, op.node).each;
      editNode(part, op.node, path, patches, (draft) => setMember(draft, 'each', op.value));
      return [{ op: 'set-each', node: op.node, ...(old && { value: old }) }];
    }
    case 'set-off': {
      const old = getNode(part, op.node).off;
      editNode(part, op.node, path, patches, (draft) => setMember(draft, 'off', op.value));
      return [{ op: 'set-off', node: op.node, ...(old && { value: old }) }];
    }
    case 'set-graph-input':
      return setInHeader(part, 'inputs', op, path, patches);
    case 'set-graph-output':
      return setInHeader(part, 'outputs', op, path, patches);
    case 'set-title': {
      const old = part.header.title;
      editHeader(part, path, patches, (draft) => setMember(draft, 'title', op.value));
      return [{ op: 'set-title', ...(old !== undefined && { value: old }) }];
    }
    case 'move-node': {
      const old = part.positions.get(op.id);
      setPosition(part, op.id, op.at, path, patches);
      return [{ op: 'move-node', id: op.id, ...(old && { at: old }) }];
    }
    case 'set-frame':
    case 'set-note':
    case 'set-bends':
    case 'set-take':
    case 'set-owner':
      return applyLooksOp(part, op, path, patches);
    default:
      return op satisfies never;
  }
}

function setInput(
  part: GraphPart,
  op: Extract<PartOp, { op: 'set-input' }>,
  path: Path,
  patches: Patch[],
): readonly PartOp[] {
  const { inputs } = getNode(part, op.node);
  if (op.value !== undefined) checkId('input', op.input);
  const restored = memberPlace(inputs, op.input, op.value);
  editNode(part, op.node, path, patches, (draft) => setMember(draft.inputs, op.input, op.value));
  if (op.before !== undefined && !Object.hasOwn(inputs, op.input) && op.value !== undefined) {
    const after = part.nodes.get(op.node)!;
    part.nodes.set(op.node, { ...after, inputs: inFrontOf(after.inputs, op.input, op.before) });
  }
  return [{ op: 'set-input', node: op.node, input: op.input, ...restored }];
}

function setInHeader(
  part: GraphPart,
  member: 'inputs' | 'outputs',
  op: Extract<PartOp, { name: string }>,
  path: Path,
  patches: Patch[],
): readonly PartOp[] {
  if (op.value !== undefined) checkId(member === 'inputs' ? 'graph input' : 'graph output', op.name);
  const old: Record<string, unknown> = part.header[member] ?? {};
  const restored = memberPlace(old, op.name, op.value);
  editHeader(part, path, patches, (draft) => {
    let record: Record<string, unknown> = { ...old };
    setMember(record, op.name, op.value);
    if (op.before !== undefined && op.value && !Object.hasOwn(old, op.name))
      record = inFrontOf(record, op.name, op.before);
    setMember(draft, member, Object.keys(record).length > 0 ? record : undefined);
  });
  return [{ op: op.op, name: op.name, ...restored } as PartOp];
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function editNode(
  part: GraphPart,
  id: string,
  path: Path,
  patches: Patch[],
  edit: (draft: Mutable<NodeRecord>) => void,
): void {
  const [after, made] = produceWithPatches(getNode(part, id), edit as (draft: unknown) => void);
  part.nodes.set(id, after);
  for (const patch of made) patches.push({ ...patch, path: [...path, 'nodes', id, ...patch.path] });
}

function editHeader(part: GraphPart, path: Path, patches: Patch[], edit: (draft: Mutable<PartHeader>) => void): void {
  const [after, made] = produceWithPatches(part.header, edit as (draft: unknown) => void);
  part.header = after;
  for (const patch of made) patches.push({ ...patch, path: [...path, ...patch.path] });
}

/** The document has `layout` and `layout.nodes` only where there is something in them. */
function setPosition(
  part: GraphPart,
  id: string,
  at: readonly [number, number] | undefined,
  path: Path,
  patches: Patch[],
): void {
  const { positions } = part;
  if (!at && !positions.has(id)) return;
  const layout = [...path, 'layout'];
  const place = [...layout, 'nodes', id];
  const alone = positions.size === (at ? 0 : 1);
  if (at) {
    if (!alone) patches.push({ op: positions.has(id) ? 'replace' : 'add', path: place, value: at });
    else if (part.header.layout) patches.push({ op: 'add', path: [...layout, 'nodes'], value: { [id]: at } });
    else patches.push({ op: 'add', path: layout, value: { nodes: { [id]: at } } });
    positions.set(id, at);
  } else {
    patches.push({ op: 'remove', path: !alone ? place : part.header.layout ? [...layout, 'nodes'] : layout });
    positions.delete(id);
  }
}

function getNode(part: GraphPart, id: string): NodeRecord {
  const node = part.nodes.get(id);
  if (!node) throw new RangeError(`there is no node "${id}"`);
  return node;
}
