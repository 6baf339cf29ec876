import { type Edge, edgesIn, type Op, parseFrom } from '@shotgraph/engine';

/** Phrases of one edit that are spelt out. */
const MOST_PHRASES = 2;
/** Names in one phrase that are spelt out. */
const MOST_NAMES = 3;

/** What an edit did, in words: one line without a full stop, such as `Added fade, wired shot into fade`. */
export function opsInWords(ops: readonly Op[]): string {
  const names = renamingIn(ops);
  // That what leads to it and from it follows goes without saying.
  return names ? `Renamed ${names.join(' to ')}` : allInWords(ops);
}

/** Several edits in words: what was done to most first. */
export function editsInWords(edits: readonly (readonly Op[])[]): string {
  return edits.length === 1 ? opsInWords(edits[0]!) : allInWords(edits.flat());
}

function allInWords(ops: readonly Op[]): string {
  const byPhrase = new Map<string, Set<string>>();
  for (const op of ops) {
    const { verb, name } = phraseOf(op);
    byPhrase.set(verb, (byPhrase.get(verb) ?? new Set()).add(name));
  }
  const added = byPhrase.get('added');
  const phrases = [...byPhrase]
    // Where new nodes stand, and how they were wired while they were added, goes without saying.
    .filter(([verb]) => !(added && (verb === 'moved' || verb === 'wired')))
    .sort(([a], [b]) => rank(a) - rank(b))
    .map(([verb, names]) => `${verb} ${named([...names])}`);
  return capitalised(joined(phrases));
}

/** Names before and after, where an edit gives one thing another name: it comes in front of what goes. */
function renamingIn([first, second]: readonly Op[]): readonly [string, string] | undefined {
  if (!first || !second) return undefined;
  if (first.op === 'add-node' && second.op === 'remove-node' && first.before === second.id)
    return [second.id, first.id];
  const isHeader = first.op === 'set-graph-input' || first.op === 'set-graph-output';
  if (!isHeader || second.op !== first.op || !first.value || second.value || first.before !== second.name)
    return undefined;
  return [second.name, first.name];
}

const ORDER = ['added', 'deleted', 'wired', 'unwired', 'changed', 'reset', 'turned off', 'turned on', 'moved'];
const rank = (verb: string) => (ORDER.indexOf(verb) + ORDER.length + 1) % (ORDER.length + 1);

function joined(phrases: readonly string[]): string {
  if (phrases.length === 0) return 'changed nothing';
  const rest = phrases.length - MOST_PHRASES;
  return phrases.slice(0, MOST_PHRASES).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

function named(names: readonly string[]): string {
  const [only] = names;
  if (names.length === 1) return only!;
  if (names.length <= MOST_NAMES) return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  return `${names.slice(0, MOST_NAMES - 1).join(', ')} and ${names.length - MOST_NAMES + 1} more`;
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

interface Phrase {
  readonly verb: string;
  readonly name: string;
}

function sourceOf({ from }: Edge): string {
  const { node, port } = parseFrom(from);
  return node === 'inputs' ? `graph input ${port}` : node;
}

function phraseOf(op: Op): Phrase {
  switch (op.op) {
    case 'add-node':
      return { verb: 'added', name: op.id };
    case 'remove-node':
      return { verb: 'deleted', name: op.id };
    case 'move-node':
      return { verb: 'moved', name: op.id };
    case 'set-frame':
      return { verb: op.value ? 'changed' : 'deleted', name: `frame ${op.id}` };
    case 'set-note':
      return { verb: op.value ? 'changed' : 'deleted', name: `note ${op.id}` };
    case 'set-bends':
      return { verb: 'moved', name: 'an edge' };
    case 'set-take':
      return {
        verb: op.value === 'star' ? 'starred' : op.value === 'reject' ? 'rejected' : 'unmarked',
        name: 'a take',
      };
    case 'set-owner':
      return { verb: 'moved', name: 'a take' };
    case 'set-input': {
      const edges = edgesIn(op.value);
      if (edges.length > 0) return { verb: 'wired', name: `${sourceOf(edges.at(-1)!)} into ${op.node}` };
      return { verb: op.value === undefined ? 'reset' : 'changed', name: `${op.input} of ${op.node}` };
    }
    case 'set-off':
      return { verb: op.value ? 'turned off' : 'turned on', name: op.node };
    case 'set-each':
      return { verb: 'changed', name: `how often ${op.node} runs` };
    case 'set-title':
      return { verb: 'changed', name: op.graph === undefined ? 'the title' : `the title of ${op.graph}` };
    case 'set-graph-input':
      return { verb: op.value ? 'changed' : 'deleted', name: `graph input ${op.name}` };
    case 'set-graph-output':
      return { verb: op.value ? 'changed' : 'deleted', name: `graph output ${op.name}` };
    case 'set-subgraph':
      return { verb: op.value ? 'changed' : 'deleted', name: `subgraph ${op.name}` };
    default:
      // Ops that later versions add are still worth a line.
      return { verb: 'changed', name: 'the graph' };
  }
}
