import {
  type GraphDocument,
  type InputSpec,
  type InputValue,
  openGraph,
  type PortType,
  type Registry,
  typesOf,
} from '@shotgraph/engine';
import { UsageError } from './exit.ts';
import { suggest } from './near-names.ts';

/**
 * The document with literals in place of what it says, each written `node.input=value`.
 *
 * @throws UsageError for another form, an unknown node or an unknown input
 */
export function setInputs(document: GraphDocument, assignments: readonly string[], registry: Registry): GraphDocument {
  const nodes = new Map(Object.entries(document.nodes));
  const types = typesOf(openGraph(document), registry);
  for (const assignment of assignments) {
    const { name, value } = split('--set', assignment, 'node.input=value');
    const [id, input, ...rest] = name.split('.');
    if (!id || !input || rest.length > 0) throw new UsageError(`--set takes node.input=value, got "${assignment}"`);
    if (id.includes('/'))
      throw new UsageError(`--set ${name}: only nodes of the graph itself can be set, not those within subgraphs`);
    const node = nodes.get(id);
    if (!node) throw new UsageError(`--set ${name}: there is no node "${id}"; ${suggest(id, nodes.keys())}`);
    const specs: { readonly [input: string]: InputSpec } | undefined = types.outsideOf(node)?.inputs;
    // A node of unknown type is refused with the graph; nothing better can be said here.
    const spec = specs && Object.hasOwn(specs, input) ? specs[input] : undefined;
    if (specs && !spec)
      throw new UsageError(
        `--set ${name}: ${node.type} has no input "${input}"; ${suggest(input, Object.keys(specs))}`,
      );
    nodes.set(id, { ...node, inputs: { ...node.inputs, [input]: toLiteral(value, spec?.type) } });
  }
  return { ...document, nodes: Object.fromEntries(nodes) };
}

/**
 * Values for inputs of the graph, each written `name=value`.
 *
 * @throws UsageError for another form or an unknown input
 */
export function graphInputValues(
  document: GraphDocument,
  assignments: readonly string[],
  registry: Registry,
): { readonly [name: string]: InputValue } {
  const declared = document.inputs ?? {};
  const types = typesOf(openGraph(document), registry);
  const values = new Map<string, InputValue>();
  for (const assignment of assignments) {
    const { name, value } = split('--input', assignment, 'name=value');
    if (!Object.hasOwn(declared, name)) {
      throw new UsageError(
        `--input ${name}: the graph has no input "${name}"; ${suggest(name, Object.keys(declared))}`,
      );
    }
    values.set(name, toLiteral(value, types.portType(declared[name]!.type)));
  }
  return Object.fromEntries(values);
}

function split(option: string, assignment: string, form: string): { readonly name: string; readonly value: string } {
  const equals = assignment.indexOf('=');
  if (equals < 1) throw new UsageError(`${option} takes ${form}, got "${assignment}"`);
  return { name: assignment.slice(0, equals), value: assignment.slice(equals + 1) };
}

/** JSON where it reads as a literal of the type, else the text as it is: the engine then says what is wrong with it. */
function toLiteral(text: string, type: PortType | undefined): InputValue {
  try {
    const value: unknown = JSON.parse(text);
    if (type?.literal?.safeParse(value).success) return value as InputValue;
  } catch {
    // Not JSON: plain text, the usual case for text and choices.
  }
  return text;
}
