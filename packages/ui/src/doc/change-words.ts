import { type DocumentChange, describeChange, type Edge, edgesIn, type InputValue } from '@shotgraph/engine';

/** Letters of a value that are shown. */
const SHOWN_LENGTH = 60;
/** Names that are spelt out. */
const MOST_NAMES = 3;

/** What going back to another document would change, in words: one sentence without a full stop, such as `seconds of shot: 7 → 9`. */
export function changeInWords(change: DocumentChange): string {
  const words = wordsOf(change);
  if (!('graph' in change) || change.graph === undefined) return words;
  return `In ${change.graph}: ${words.charAt(0).toLowerCase()}${words.slice(1)}`;
}

function wordsOf(change: DocumentChange): string {
  switch (change.kind) {
    case 'subgraph-added':
      return `Subgraph ${change.name} comes back`;
    case 'subgraph-removed':
      return `Subgraph ${change.name} goes`;
    case 'title':
      return `The title: ${sides(change)}`;
    case 'graph-input':
    case 'graph-output': {
      const name = `Graph ${change.kind.slice(6)} ${change.name}`;
      if (!change.before) return `${name} comes back`;
      if (!change.after) return `${name} goes`;
      return change.kind === 'graph-output' ? `${name}: ${sides(change)}` : `${name} is as it was`;
    }
    case 'node-added':
      return `${change.node} comes back`;
    case 'node-removed':
      return `${change.node} goes`;
    case 'each':
      return change.after ? `${change.node} runs once per item` : `${change.node} runs once`;
    case 'off':
      return `${change.node} is ${change.after ? 'off' : 'on again'}`;
    case 'input':
      return `${change.input} of ${change.node}: ${sides(change)}`;
    case 'moved':
      return `${named(change.nodes)} ${change.nodes.length === 1 ? 'stands' : 'stand'} where ${change.nodes.length === 1 ? 'it' : 'they'} stood`;
    case 'frame':
      return `Frame “${(change.before ?? change.after)!.title || change.frame}” ${fate(change)}`;
    case 'note':
      return `Note “${shortened((change.before ?? change.after)!.text)}” ${fate(change)}`;
    case 'bent':
      return `${counted(change.edges.length, 'edge')} ${change.edges.length === 1 ? 'runs' : 'run'} as before`;
    case 'marked':
      return `Stars and rejections of ${counted(change.takes.length, 'take')}`;
    case 'owned':
      return `${counted(change.takes.length, 'take')} ${change.takes.length === 1 ? 'goes' : 'go'} back to the node of then`;
    default: {
      const words = describeChange(change);
      return words.charAt(0).toUpperCase() + words.slice(1);
    }
  }
}

const counted = (count: number, word: string) => (count === 1 ? `1 ${word}` : `${count} ${word}s`);

const fate = ({ before, after }: { readonly before?: object; readonly after?: object }) =>
  before ? (after ? 'is as it was' : 'goes') : 'comes back';

const named = (names: readonly string[]): string =>
  names.length <= MOST_NAMES
    ? names.join(', ')
    : `${names.slice(0, MOST_NAMES - 1).join(', ')} and ${names.length - MOST_NAMES + 1} more`;

/** A value of now and of then. */
const sides = ({ before, after }: { readonly before?: InputValue; readonly after?: InputValue }) =>
  `${valueInWords(before)} → ${valueInWords(after)}`;

function valueInWords(value: InputValue | undefined): string {
  if (value === undefined) return 'nothing';
  const edges = edgesIn(value);
  if (edges.length > 0) return edges.map(edgeInWords).join(', ');
  return shortened(typeof value === 'string' ? `“${value}”` : JSON.stringify(value));
}

const edgeInWords = ({ from, as }: Edge) => (as === undefined ? from : `${from} as @${as}`);

const shortened = (text: string) => (text.length <= SHOWN_LENGTH ? text : `${text.slice(0, SHOWN_LENGTH - 1)}…`);
