import { edgesIn, type GraphPart, type NodeRecord, type Op, renameMentions } from '@shotgraph/engine';
import type { NodeTypeData } from '@shotgraph/engine/worker';
import type { Editor } from '../app/editor.ts';
import { edgeName, INPUTS_CARD } from '../doc/edits.ts';
import { judge, type View, wireOps } from '../flow/connecting.ts';
import { tokenise } from '../nodes/widgets/prompt-tokens.ts';

/** An edge of a node that its prompt can name. */
export interface Reference {
  /** What stands behind the `@`. */
  readonly name: string;
  readonly input: string;
  /** Its place among the edges of that input, from 0. */
  readonly index: number;
  /** Where it comes from: `node.port`. */
  readonly from: string;
  /** What is wired: name and colour of the input's type. */
  readonly kind: string;
  readonly colour: string;
}

/** An output elsewhere that would become a reference if it were wired. */
export interface Wireable {
  readonly name: string;
  readonly from: string;
  /** The input it would go into. */
  readonly input: string;
  readonly kind: string;
  readonly colour: string;
}

/** Every edge a prompt of the node can name, in the order of its inputs. */
export function referencesOf(record: NodeRecord | undefined, type: NodeTypeData | undefined): readonly Reference[] {
  if (!record) return [];
  return Object.entries(record.inputs).flatMap(([input, value]) => {
    const spec = type?.inputs[input]?.type;
    const { name: kind = 'reference', colour = '#9e9e9e' } = spec?.element ?? spec ?? {};
    return edgesIn(value).map((edge, index) => ({ name: edgeName(edge), input, index, from: edge.from, kind, colour }));
  });
}

/** References worth naming: pictures, clips and sounds. A camera or a number that is wired says nothing in a prompt. */
export const namedFirst = (references: readonly Reference[], type: NodeTypeData | undefined): readonly Reference[] =>
  references.filter(({ input }) => type?.inputs[input]?.type.lazy);

/** Inputs that hold references: any number of pictures, clips or sounds. */
const referenceInputs = (type: NodeTypeData | undefined) =>
  Object.entries(type?.inputs ?? {}).filter(([, { arity, type: port }]) => arity === 'many' && port.lazy);

/** Outputs of the graph in view that could be wired as references of a node and are not. */
export function wireablesOf(view: View, node: string, type: NodeTypeData | undefined): readonly Wireable[] {
  const part = view.part();
  const taken = new Set(referencesOf(part.nodes.get(node), type).map(({ from }) => from));
  return outputsIn(view, part).flatMap(({ from, name }) => {
    if (taken.has(from)) return [];
    const output = view.types.output(part, from);
    const place = referenceInputs(type).find(([, { type: port }]) =>
      output?.accepts.some((kind) => kind === port.name),
    );
    if (!place || !judge(view, from, { node, input: place[0] }).ok) return [];
    return [{ name, from, input: place[0], kind: place[1].type.name, colour: place[1].type.colour }];
  });
}

function outputsIn(view: View, part: GraphPart): readonly { readonly from: string; readonly name: string }[] {
  const inputs = Object.keys(part.header.inputs ?? {}).map((name) => ({ from: `${INPUTS_CARD}.${name}`, name }));
  const nodes = [...part.nodes].flatMap(([id, record]) =>
    Object.keys(view.types.of(part, record)?.outputs ?? {}).map((port) => ({ from: `${id}.${port}`, name: id })),
  );
  return [...inputs, ...nodes];
}

/**
 * Ops that wire an output as a reference which prompts can name. Where its name is another edge's already it gets one of its own.
 *
 * @param name - what it is to be called; the source's own name when left out
 */
export function wireReference(
  view: View,
  node: string,
  { from, input, name: own }: Wireable,
  name = own,
): { readonly ops: readonly Op[]; readonly name: string } {
  const references = referencesOf(view.part().nodes.get(node), undefined);
  const free = freeName(new Set(references.map((reference) => reference.name)), name);
  const ops = wireOps(view, from, { node, input }).map((op): Op => {
    if (op.op !== 'set-input' || free === own) return op;
    const edges = edgesIn(op.value).map((edge) => (edge.from === from ? { ...edge, as: free } : edge));
    return { ...op, value: edges };
  });
  return { ops, name: free };
}

function freeName(taken: ReadonlySet<string>, name: string): string {
  let free = name;
  for (let n = 2; taken.has(free); n++) free = `${name}-${n}`;
  return free;
}

/** The text with every mention of one name written as another. Text that only looks like it stays. */
export const renameMention = (text: string, from: string, to: string): string =>
  renameMentions(text, (name) => (name === from ? to : name));

/** The text without the mentions of a name, and without the space that each of them leaves behind. */
export function removeMention(text: string, name: string): string {
  let out = '';
  let isGap = false;
  for (const token of tokenise(text, true, true)) {
    if (token.kind === 'mention' && token.name === name) {
      isGap = true;
      continue;
    }
    let rest = token.text;
    if (isGap && (out === '' || /\s$/.test(out))) rest = rest.replace(/^ +/, '');
    if (isGap && /^(?:[,.;:!?]|$)/.test(rest)) out = out.replace(/ +$/, '');
    out += rest;
    isGap = false;
  }
  return isGap ? out.trimEnd() : out;
}

/** Names that are mentioned and that no edge has, each once, in the order of the text. */
export const danglingIn = (text: string, references: readonly Reference[]): readonly string[] => {
  const known = new Set(references.map(({ name }) => name));
  const found = tokenise(text, true, true).flatMap((token) =>
    token.kind === 'mention' && !known.has(token.name) ? [token.name] : [],
  );
  return [...new Set(found)];
};

/**
 * Ops that carry the prompts of a node along when one of its edges is called something else: what they point to stays the same.
 *
 * @param record - the node as it is before the renaming
 */
export function followRename(
  node: string,
  record: NodeRecord,
  type: NodeTypeData | undefined,
  from: string,
  to: string,
): readonly Op[] {
  const sharing = referencesOf(record, type).filter(({ name }) => name === from).length;
  // Where two edges had the name, the prompt still means the other one.
  if (from === to || sharing > 1) return [];
  return Object.entries(record.inputs).flatMap(([input, value]): Op[] => {
    if (typeof value !== 'string' || !type?.inputs[input]?.type.mentions) return [];
    const next = renameMention(value, from, to);
    return next === value ? [] : [{ op: 'set-input', node, input, value: next }];
  });
}

/** Wires what a dangling mention names, if something in the graph has that name: its ops, and whose output it is. */
export function mendMention(
  editor: Pick<Editor, 'doc' | 'catalogue' | 'types' | 'here' | 'part'>,
  node: string,
  type: NodeTypeData | undefined,
  name: string,
): Wireable | undefined {
  return wireablesOf(editor, node, type).find((wireable) => wireable.name === name);
}
