import {
  type Connection,
  canConnect,
  type Fix,
  findOutput,
  graphInputs,
  type InputPlace,
  parseFrom,
} from '@shotgraph/engine';
import type { NodeTypeData } from '@shotgraph/engine/worker';
import type { Connecting } from '../app/ui-store.ts';
import type { DocStore } from '../doc/doc-store.ts';
import { INPUTS_CARD, OUTPUTS_CARD } from '../doc/edits.ts';
import type { Catalogue } from '../engine/catalogue.ts';

const OK: Connection = { ok: true };

/** Whether an output may be wired into an input of a node or of the card of graph outputs. */
export function judge(doc: DocStore, catalogue: Catalogue, from: string, to: InputPlace): Connection {
  if (to.node === OUTPUTS_CARD) {
    return findOutput(doc.graph, catalogue.shapes, from)
      ? OK
      : { ok: false, code: 'port-unknown', message: `there is no output "${from}"` };
  }
  return canConnect(doc.graph, catalogue.shapes, from, to);
}

/** Why an edge is refused, and what would help. The message leaves the remedy out where there is a button for it. */
export function refusalOf(verdict: Exclude<Connection, { ok: true }>): { readonly text: string; readonly fix?: Fix } {
  const { message, fix } = verdict;
  return fix ? { text: message.replace(`; ${fix.label}`, ''), fix } : { text: message };
}

/** What a drag from an output may reach. */
export function connectingFrom(doc: DocStore, catalogue: Catalogue, from: string): Connecting {
  const verdicts = new Map<string, Connection>();
  for (const [id, { type }] of doc.graph.nodes) {
    for (const input of Object.keys(catalogue.byType.get(type)?.inputs ?? {})) {
      verdicts.set(`in:${id}.${input}`, judge(doc, catalogue, from, { node: id, input }));
    }
  }
  for (const name of [...Object.keys(doc.graph.header.outputs ?? {}), '+'])
    verdicts.set(`in:${OUTPUTS_CARD}.${name}`, OK);
  return { from, colour: findOutput(doc.graph, catalogue.shapes, from)?.colour ?? '#888', verdicts };
}

/** What a drag backwards from an input may reach. */
export function connectingTo(doc: DocStore, catalogue: Catalogue, to: InputPlace): Connecting {
  const verdicts = new Map<string, Connection>();
  const add = (from: string) => verdicts.set(`out:${from}`, judge(doc, catalogue, from, to));
  for (const name of Object.keys(graphInputs(doc.graph))) add(`${INPUTS_CARD}.${name}`);
  for (const [id, { type }] of doc.graph.nodes)
    for (const port of Object.keys(catalogue.byType.get(type)?.outputs ?? {})) add(`${id}.${port}`);
  return { to, colour: typeOfInput(doc, catalogue, to)?.inputs[to.input]?.type.colour ?? '#888', verdicts };
}

const typeOfInput = (doc: DocStore, catalogue: Catalogue, to: InputPlace): NodeTypeData | undefined =>
  catalogue.byType.get(doc.findNode(to.node)?.type ?? '');

/** The place on a card that takes the dragged edge best: an empty one of its own type first, then any that fits. */
export function bestPlaceOn(
  doc: DocStore,
  catalogue: Catalogue,
  connecting: Connecting,
  card: string,
): { from: string; to: InputPlace } | undefined {
  const { from, to, verdicts } = connecting;
  const type = catalogue.byType.get(doc.findNode(card)?.type ?? '');
  if (from !== undefined) {
    if (card === OUTPUTS_CARD) return { from, to: { node: OUTPUTS_CARD, input: '' } };
    const fits = Object.keys(type?.inputs ?? {}).filter((input) => verdicts.get(`in:${card}.${input}`)?.ok);
    const source = findOutput(doc.graph, catalogue.shapes, from)?.name;
    const own = fits.filter((input) => type!.inputs[input]!.type.name === source);
    const empty = (input: string) =>
      doc.findNode(card)!.inputs[input] === undefined || type!.inputs[input]!.arity === 'many';
    const best = own.find(empty) ?? own[0] ?? fits.find(empty) ?? fits[0];
    return best === undefined ? undefined : { from, to: { node: card, input: best } };
  }
  const ports = card === INPUTS_CARD ? Object.keys(graphInputs(doc.graph)) : Object.keys(type?.outputs ?? {});
  const port = ports.find((name) => verdicts.get(`out:${card}.${name}`)?.ok);
  return port !== undefined && to ? { from: `${card}.${port}`, to } : undefined;
}

/** Where a new node of a type would take the loose end of an edge; `undefined` where it has no place for it. */
export function placeOnType(
  doc: DocStore,
  catalogue: Catalogue,
  loose: { readonly from?: string; readonly to?: InputPlace },
  type: NodeTypeData,
): string | undefined {
  if (loose.from !== undefined) {
    const source = findOutput(doc.graph, catalogue.shapes, loose.from);
    if (!source) return undefined;
    const fits = Object.entries(type.inputs).filter(([, input]) =>
      takes(input.type.accepts, source.name, source.accepts),
    );
    return (fits.find(([, input]) => input.type.name === source.name) ?? fits[0])?.[0];
  }
  const wanted = loose.to && typeOfInput(doc, catalogue, loose.to)?.inputs[loose.to.input]?.type;
  if (!wanted) return undefined;
  const fits = Object.entries(type.outputs).filter(([, output]) =>
    takes(wanted.accepts, output.type.name, output.type.accepts),
  );
  return (fits.find(([, output]) => output.type.name === wanted.name) ?? fits[0])?.[0];
}

const takes = (accepted: readonly string[], name: string, offered: readonly string[]) =>
  accepted.includes(name) ||
  (offered.length > 1 && offered.filter((offer) => offer !== name).every((offer) => accepted.includes(offer)));

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
