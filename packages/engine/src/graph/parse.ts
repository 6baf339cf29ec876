import { GraphError, type Issue, type IssueCode } from '../errors.ts';
import { isRecord, nestingDepth } from '../json.ts';
import { FORMAT_VERSION, type GraphDocument, isEdge, PORT_PATTERN } from './document.ts';
import { type IdKind, idProblem, quoted } from './ids.ts';
import { migrateFormat } from './migrate.ts';

/** Largest document read, in UTF-16 code units: room for 100,000 nodes. */
export const MAX_DOCUMENT_LENGTH = 64 * 2 ** 20;
/** Deepest nesting read. Real documents stay under 12. */
export const MAX_DOCUMENT_DEPTH = 64;

/**
 * Reads a graph document from its text: limits, JSON, format migrations, shape. Executes nothing and looks nothing up;
 * whether types and edges fit is `validate`'s question.
 *
 * @throws GraphError with every problem of shape, each naming its JSON path
 */
export function parseDocument(text: string): GraphDocument {
  if (text.length > MAX_DOCUMENT_LENGTH) {
    throw refuse(
      'document-too-large',
      `the document has ${text.length} characters; at most ${MAX_DOCUMENT_LENGTH} are read`,
    );
  }
  if (nestingDepth(text, MAX_DOCUMENT_DEPTH) > MAX_DOCUMENT_DEPTH) {
    throw refuse(
      'document-too-deep',
      `the document nests deeper than ${MAX_DOCUMENT_DEPTH} levels; a graph document needs fewer than 12`,
    );
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw refuse(
      'document-invalid',
      `the document is not JSON: ${(error as Error).message}${place(text, error as Error)}`,
    );
  }
  return checkDocument(value);
}

/**
 * The same for a value that was already parsed, as it comes from a worker or a builder.
 *
 * @throws GraphError
 */
export function checkDocument(value: unknown): GraphDocument {
  if (!isRecord(value)) throw refuse('document-invalid', `a graph document is a JSON object, got ${describe(value)}`);
  const format = value.shotgraph;
  if (!Number.isInteger(format) || (format as number) < 1) {
    throw refuse(
      'document-invalid',
      `"shotgraph" must be the format version, such as ${FORMAT_VERSION}; got ${describe(format)}: is this a graph document?`,
    );
  }
  if ((format as number) > FORMAT_VERSION) {
    throw refuse(
      'format-newer',
      `the document has format ${format}, this version reads up to ${FORMAT_VERSION}: update Shotgraph`,
    );
  }
  const current = migrateFormat(value);
  const issues = [...bodyIssues(current), ...subgraphIssues(current.graphs)];
  if (issues.length > 0) throw new GraphError(issues);
  return current as unknown as GraphDocument;
}

function subgraphIssues(graphs: unknown): readonly Issue[] {
  if (graphs === undefined) return [];
  if (!isRecord(graphs))
    return [issue('document-invalid', `"graphs" must be an object of subgraphs by name, got ${describe(graphs)}`)];
  return Object.entries(graphs).flatMap(([name, body]) => {
    const wrong = idIssues('subgraph', name);
    if (wrong.length > 0) return wrong;
    const issues = isRecord(body)
      ? [...misplacedIssues(body), ...bodyIssues(body)]
      : [issue('document-invalid', `a subgraph is an object with "nodes", got ${describe(body)}`)];
    return issues.map((problem) => ({ ...problem, graph: name }));
  });
}

/** Members that only a document has. */
function misplacedIssues({ graphs, shotgraph }: Record<string, unknown>): readonly Issue[] {
  const issues: Issue[] = [];
  if (graphs !== undefined)
    issues.push(issue('document-invalid', 'a subgraph has no "graphs" of its own; move them to those of the document'));
  if (shotgraph !== undefined)
    issues.push(issue('document-invalid', '"shotgraph" stands only at the top of the document; remove it'));
  return issues;
}

/** Problems of shape of one graph, be it the document's own or a subgraph. */
function bodyIssues(body: Record<string, unknown>): readonly Issue[] {
  const issues: Issue[] = [];
  checkHeader(body, issues);
  const { nodes } = body;
  if (isRecord(nodes)) for (const id of Object.keys(nodes)) checkNode(id, nodes[id], issues);
  else issues.push(issue('document-invalid', `"nodes" must be an object of nodes by id, got ${describe(nodes)}`));
  return issues;
}

function checkHeader(body: Record<string, unknown>, issues: Issue[]): void {
  const { title, inputs = {}, outputs = {}, layout = {} } = body;
  if (title !== undefined && typeof title !== 'string')
    issues.push(issue('document-invalid', `"title" must be text, got ${describe(title)}`));
  if (!isRecord(inputs)) issues.push(issue('document-invalid', `"inputs" must be an object, got ${describe(inputs)}`));
  else {
    for (const [name, input] of Object.entries(inputs)) {
      issues.push(...idIssues('graph input', name));
      if (!isRecord(input) || typeof input.type !== 'string') {
        issues.push(
          issue('document-invalid', `inputs.${quoted(name)} must be { "type": "…" }, got ${describe(input)}`),
        );
      }
    }
  }
  if (!isRecord(outputs))
    issues.push(issue('document-invalid', `"outputs" must be an object, got ${describe(outputs)}`));
  else {
    for (const [name, output] of Object.entries(outputs)) {
      issues.push(...idIssues('graph output', name));
      if (!isEdge(output))
        issues.push(
          issue('document-invalid', `outputs.${quoted(name)} must be { "from": "node.port" }, got ${describe(output)}`),
        );
    }
  }
  if (!isRecord(layout)) issues.push(issue('document-invalid', `"layout" must be an object, got ${describe(layout)}`));
  else checkLayout(layout, issues);
}

/** Of what stands on the canvas only the containers are checked: a bad item in them is kept, and told of by `looksIssues`. */
function checkLayout(layout: Record<string, unknown>, issues: Issue[]): void {
  const check = (member: string, isRight: boolean, shape: string) => {
    if (layout[member] === undefined || isRight) return;
    issues.push(issue('document-invalid', `"layout.${member}" must be ${shape}, got ${describe(layout[member])}`));
  };
  check('nodes', isRecord(layout.nodes), 'an object');
  check('frames', Array.isArray(layout.frames), 'a list of frames');
  check('notes', Array.isArray(layout.notes), 'a list of notes');
  check('bends', isRecord(layout.bends), 'an object');
  check('takes', isRecord(layout.takes), 'an object');
  check('owners', isRecord(layout.owners), 'an object');
}

function checkNode(id: string, node: unknown, issues: Issue[]): void {
  const wrong = idIssues('node', id);
  if (wrong.length > 0) {
    issues.push(...wrong);
    return;
  }
  const refuse = (message: string) => issues.push({ ...issue('document-invalid', message), node: id });
  if (!isRecord(node)) {
    refuse(`a node is an object, got ${describe(node)}`);
    return;
  }
  if (typeof node.type !== 'string') refuse(`"type" must be text such as "transform/trim", got ${describe(node.type)}`);
  if (!Number.isInteger(node.version) || (node.version as number) < 1)
    refuse(`"version" must be a positive integer, got ${describe(node.version)}`);
  if (node.each !== undefined) for (const message of eachProblems(node.each)) refuse(message);
  if (node.off !== undefined && node.off !== true)
    refuse(`"off" must be true, got ${describe(node.off)}; leave it out to have the node work`);
  if (node.inputs === undefined) node.inputs = {};
  if (!isRecord(node.inputs)) {
    refuse(`"inputs" must be an object, got ${describe(node.inputs)}`);
    return;
  }
  for (const name in node.inputs) for (const issue of idIssues('input', name)) issues.push({ ...issue, node: id });
}

const EACH_SHAPE = 'a list of groups of input names such as [["seed"], ["model"]]';

function eachProblems(each: unknown): readonly string[] {
  if (!Array.isArray(each)) return [`"each" must be ${EACH_SHAPE}, got ${describe(each)}`];
  if (each.length === 0) return ['"each" names no input; leave it out to have the node run once'];
  const problems: string[] = [];
  const seen = new Set<unknown>();
  for (const group of each) {
    if (!Array.isArray(group)) problems.push(`"each" must be ${EACH_SHAPE}, got ${describe(group)} in it`);
    else if (group.length === 0) problems.push('a group of "each" is empty; name an input in it or remove it');
    else {
      for (const name of group) {
        if (typeof name !== 'string' || !PORT_PATTERN.test(name))
          problems.push(`"each" holds names of inputs, got ${describe(name)}`);
        else if (seen.has(name)) problems.push(`"each" names input ${quoted(name)} twice; keep one of them`);
        seen.add(name);
      }
    }
  }
  return problems;
}

const issue = (code: IssueCode, message: string): Issue => ({ severity: 'error', code, message });
const refuse = (code: IssueCode, message: string) => new GraphError([issue(code, message)]);

function idIssues(kind: IdKind, id: string): readonly Issue[] {
  const problem = idProblem(kind, id);
  return problem === undefined ? NONE : [issue('id-invalid', problem)];
}

/** Of large documents nearly all are. */
const NONE: readonly Issue[] = [];

/** A short description of a wrong value for messages. */
export function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (isRecord(value)) return 'an object';
  return typeof value === 'string' ? `text ${quoted(value)}` : `${typeof value} ${value}`;
}

/** Line and column of a JSON syntax error, where the engine's message gives an offset. */
function place(text: string, error: Error): string {
  const offset = /position (\d+)/.exec(error.message)?.[1];
  if (offset === undefined || /line \d+/.test(error.message)) return '';
  const before = text.slice(0, Number(offset)).split('\n');
  return ` (line ${before.length}, column ${before.at(-1)!.length + 1})`;
}
