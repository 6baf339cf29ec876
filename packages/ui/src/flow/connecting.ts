import {
  type Connection,
  canConnect,
  type Fix,
  graphInputs,
  graphOutputs,
  type InputPlace,
  type Op,
  parseFrom,
} from '@shotgraph/engine';
import type { InputData, NodeTypeData, PortTypeData } from '@shotgraph/engine/worker';
import type { Editor } from '../app/editor.ts';
import type { Connecting } from '../app/ui-store.ts';
import { connectOps, INPUTS_CARD, OUTPUTS_CARD } from '../doc/edits.ts';

const OK: Connection = { ok: true };

/** Port of the card of graph outputs that becomes a new one. */
const NEW_OUTPUT = '+';

/** What is asked of an editor here: the graph in view, and the types in it. */
export type View = Pick<Editor, 'doc' | 'catalogue' | 'types' | 'here' | 'part'>;

/** A place in the graph in view, with the name of that graph. */
export function placeIn({ here }: Pick<View, 'here'>, { node, input }: InputPlace): InputPlace {
  const { subgraph } = here();
  return { node, input, ...(subgraph !== undefined && { graph: subgraph }) };
}

/** The place that a port of an input stands for. A graph output that is yet to come has no name. */
export const placeOfPort = (node: string, name: string): InputPlace => ({
  node,
  input: node === OUTPUTS_CARD && name === NEW_OUTPUT ? '' : name,
});

/** A place an edge goes to, for people. */
export const placeInWords = ({ node, input }: InputPlace): string =>
  node === OUTPUTS_CARD && input === '' ? 'a new output of the graph' : `${node}, ${input}`;

/** Whether an output may be wired into an input of a node or of the card of graph outputs. */
export function judge(view: View, from: string, to: InputPlace): Connection {
  const { doc, catalogue, types, part } = view;
  if (to.node === OUTPUTS_CARD) {
    return types.output(part(), from)
      ? OK
      : { ok: false, code: 'port-unknown', message: `there is no output "${from}"` };
  }
  return canConnect(doc.graph, catalogue.shapes, from, placeIn(view, to));
}

/** Ops that wire an output into a place of the graph in view. */
export const wireOps = (view: View, from: string, to: InputPlace): readonly Op[] =>
  connectOps(view.doc.graph, view.catalogue.shapes, from, placeIn(view, to));

/** Why an edge is refused, and what would help. The message leaves the remedy out where there is a button for it. */
export function refusalOf(verdict: Exclude<Connection, { ok: true }>): { readonly text: string; readonly fix?: Fix } {
  const { message, fix } = verdict;
  return fix ? { text: message.replace(`; ${fix.label}`, ''), fix } : { text: message };
}

/** What a drag from an output may reach. */
export function connectingFrom(view: View, from: string): Connecting {
  const { types, part } = view;
  const verdicts = new Map<string, Connection>();
  for (const [id, record] of part().nodes) {
    for (const input of Object.keys(types.of(part(), record)?.inputs ?? {}))
      verdicts.set(`in:${id}.${input}`, judge(view, from, { node: id, input }));
  }
  for (const name of [...Object.keys(graphOutputs(part())), NEW_OUTPUT]) verdicts.set(`in:${OUTPUTS_CARD}.${name}`, OK);
  return { from, colour: types.output(part(), from)?.colour ?? '#888', verdicts };
}

/** What a drag backwards from an input may reach. */
export function connectingTo(view: View, to: InputPlace): Connecting {
  const { types, part } = view;
  const verdicts = new Map<string, Connection>();
  const add = (from: string) => verdicts.set(`out:${from}`, judge(view, from, to));
  for (const name of Object.keys(graphInputs(part()))) add(`${INPUTS_CARD}.${name}`);
  for (const [id, record] of part().nodes)
    for (const port of Object.keys(types.of(part(), record)?.outputs ?? {})) add(`${id}.${port}`);
  return { to, colour: inputAt(view, to)?.type.colour ?? '#888', verdicts };
}

/** An input of a node of the graph in view. */
export const inputAt = ({ types, part }: View, to: InputPlace): InputData | undefined =>
  types.of(part(), part().nodes.get(to.node))?.inputs[to.input];

/** The place on a card that takes the dragged edge best: an empty one of its own type first, then any that fits. */
export function bestPlaceOn(
  { types, part }: View,
  connecting: Connecting,
  card: string,
): { from: string; to: InputPlace } | undefined {
  const { from, to, verdicts } = connecting;
  const record = part().nodes.get(card);
  const type = types.of(part(), record);
  if (from !== undefined) {
    if (card === OUTPUTS_CARD) return { from, to: { node: OUTPUTS_CARD, input: '' } };
    const fits = Object.keys(type?.inputs ?? {}).filter((input) => verdicts.get(`in:${card}.${input}`)?.ok);
    const source = types.output(part(), from)?.name;
    const own = fits.filter((input) => type!.inputs[input]!.type.name === source);
    const empty = (input: string) => record!.inputs[input] === undefined || type!.inputs[input]!.arity === 'many';
    const best = own.find(empty) ?? own[0] ?? fits.find(empty) ?? fits[0];
    return best === undefined ? undefined : { from, to: { node: card, input: best } };
  }
  const ports = card === INPUTS_CARD ? Object.keys(graphInputs(part())) : Object.keys(type?.outputs ?? {});
  const port = ports.find((name) => verdicts.get(`out:${card}.${name}`)?.ok);
  return port !== undefined && to ? { from: `${card}.${port}`, to } : undefined;
}

/** Where a new node of a type would take the loose end of an edge; `undefined` where it has no place for it. */
export function placeOnType(
  view: View,
  loose: { readonly from?: string; readonly to?: InputPlace },
  type: NodeTypeData,
): string | undefined {
  if (loose.from !== undefined) {
    const source = view.types.output(view.part(), loose.from);
    if (!source) return undefined;
    const fits = Object.entries(type.inputs).filter(([, input]) => takes(input.type, source, input.arity === 'many'));
    return (fits.find(([, input]) => input.type.name === source.name) ?? fits[0])?.[0];
  }
  // The graph hands on anything.
  if (loose.to?.node === OUTPUTS_CARD) return Object.keys(type.outputs)[0];
  const wanted = loose.to && inputAt(view, loose.to);
  if (!wanted) return undefined;
  const fits = Object.entries(type.outputs).filter(([, output]) =>
    takes(wanted.type, output.type, wanted.arity === 'many'),
  );
  return (fits.find(([, output]) => output.type.name === wanted.type.name) ?? fits[0])?.[0];
}

/** As the engine decides it, for types that no node of the document has yet. */
function takes(wanted: PortTypeData, offered: PortTypeData, isMany: boolean): boolean {
  if (wanted.variable !== undefined || offered.variable !== undefined) return true;
  if (wanted.element?.variable !== undefined) return offered.element !== undefined;
  if (offered.element && isMany && takes(wanted, offered.element, false)) return true;
  const { name, accepts } = offered;
  return (
    wanted.accepts.includes(name) ||
    (accepts.length > 1 && accepts.filter((offer) => offer !== name).every((offer) => wanted.accepts.includes(offer)))
  );
}

/** Splits a port key of the page, `in:node.name` or `out:node.name`. */
export function parsePortKey(key: string): {
  readonly side: 'in' | 'out';
  readonly node: string;
  readonly name: string;
} {
  const [side, place] = key.split(':') as ['in' | 'out', string];
  const { node, port } = parseFrom(place);
  return { side, node, name: port };
}
