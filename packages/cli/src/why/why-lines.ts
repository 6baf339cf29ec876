import type { InputChange, PlanEntry, Reason } from '@shotgraph/engine';
import { lineageOf } from '../progress/endings.ts';
import { namedInWords, nodeName } from '../progress/progress.ts';
import type { Style } from '../text/style.ts';
import { toLine } from '../text/width.ts';
import { type ChangeWords, valuesInWords } from './change-words.ts';

/** A chain longer than this is cut: what matters is near its beginning or its end, and `--json` has all of it. */
const MOST_LINES = 60;
/** Lines further from the node are not indented more: they would leave the terminal. */
const DEEPEST = 12;

/** What the words are made from. */
export interface Explanation {
  /** From the node to what changed; the node itself first. */
  readonly chain: readonly Reason[];
  /** What a run would do, by path. */
  readonly entries: ReadonlyMap<string, PlanEntry>;
  readonly words: ChangeWords;
}

/** The chain of reasons as a tree: below each node what changed of its inputs, and where that comes from. */
export function whyLines(explanation: Explanation, style: Style): readonly string[] {
  const { chain, entries, words } = explanation;
  const links = new Map(chain.map((link) => [link.node, link]));
  const referred = new Set(chain.flatMap(({ changes }) => changes.flatMap(({ from }) => from)));
  /** Links that hang on the inner end of a subgraph, which is no link itself. */
  const loose = chain.filter(({ node }, i) => i > 0 && !referred.has(node));
  const lines: string[] = [];
  const told = new Set<string>();
  const say = (depth: number, text: string) => lines.push(`${'  '.repeat(Math.min(depth, DEEPEST))}${text}`);

  const tellLink = (link: Reason, depth: number, lead: string): void => {
    const entry = entries.get(link.node);
    const name = style.bold(toLine(nodeName(link.node)));
    if (told.has(link.node)) return void say(depth, `${lead}${name} ${style.dim('(see above)')}`);
    told.add(link.node);
    if (lines.length > MOST_LINES) return;
    say(depth, `${lead}${name} ${stateOf(link, entry, links, style)}`);
    for (const text of itemsOf(link.node, entries)) say(depth + 1, text);
    if (entry?.action === 'reuse') return;
    tellChanges(link, depth + 1);
    tellOthers(link, entry, depth + 1);
  };

  const tellChanges = (link: Reason, depth: number): void => {
    const isNew = link.why.reason === 'first-time';
    for (const change of link.changes) {
      if (change.from.length === 0 && !isNew) say(depth, `${change.input}  ${words(link.node, change)}`);
      for (const source of change.from) tellSource(change, source, isNew, depth);
    }
  };

  const tellSource = (change: InputChange, source: string, isNew: boolean, depth: number): void => {
    const values = isNew || change.from.length > 1 ? undefined : valuesInWords(change.before, change.after);
    const lead = `${change.input}${values === undefined ? '' : ` ${values}`} ${style.dim('←')} `;
    const link = links.get(source);
    // What was given for an input of the graph says all there is to say.
    if (link && !(source.startsWith('inputs.') && values !== undefined)) {
      tellLink(link, depth, lead);
      return;
    }
    say(depth, `${lead}${toLine(nodeName(source))}`);
    const feeds = feedsInner(source);
    for (const other of loose)
      if (!told.has(other.node) && feeds(other.node)) tellLink(other, depth + 1, `${style.dim('←')} `);
  };

  /** Nodes it waits for that were not told: their outputs are expected to stay the same. */
  const tellOthers = (link: Reason, entry: PlanEntry | undefined, depth: number): void => {
    const { inputs = [] } = (entry?.why.reason === 'waits' ? entry.why : undefined) ?? {};
    for (const node of inputs) {
      const other = entries.get(node);
      if (told.has(node) || !other || node.startsWith(`${link.node}/`)) continue;
      told.add(node);
      say(depth, `${style.dim('←')} ${style.bold(toLine(nodeName(node)))} ${entryState(other, style)}`);
    }
  };

  const [first] = chain;
  if (first) tellLink(first, 0, '');
  if (lines.length <= MOST_LINES) return lines;
  return [...lines.slice(0, MOST_LINES), style.dim('… and more; --json has everything')];
}

/** `would run: video changed`. */
function stateOf(
  { why, changes }: Reason,
  entry: PlanEntry | undefined,
  links: ReadonlyMap<string, Reason>,
  style: Style,
): string {
  if (!entry) return why.message;
  const { action } = entry;
  if (action === 'reuse' && why.reason !== 'unchanged')
    return entryState(entry, style, 'what it would give is stored already');
  // The nodes it waits for stand below.
  if (action === 'wait' && 'inputs' in entry.why && entry.why.inputs?.every((node) => links.has(node)))
    return entryState(entry, style, '');
  if (action === 'wait' || why.reason !== 'input-changed') return entryState(entry, style);
  return entryState(entry, style, `${changes.map(({ input }) => input).join(', ')} changed`);
}

const STATES = {
  reuse: ['is reused', 'green'],
  run: ['would run', 'cyan'],
  wait: ['waits', 'yellow'],
  blocked: ['cannot run', 'red'],
} as const;

function entryState({ action, why }: PlanEntry, style: Style, message: string = why.message): string {
  const [words, colour] = STATES[action];
  return `${style[colour](words)}${message === '' ? '' : `: ${toLine(namedInWords(message))}`}`;
}

/** For a node that runs per item: what becomes of its items, the unusual first. */
function itemsOf(node: string, entries: ReadonlyMap<string, PlanEntry>): readonly string[] {
  const items = [...entries.values()].filter(
    (entry) => entry.node.startsWith(`${node}/`) && lineageOf(entry.node).owner === node && entry.effect !== 'pure',
  );
  if (items.length === 0) return [];
  const actions = (['blocked', 'run', 'wait', 'reuse'] as const).flatMap((action) => {
    const those = items.filter((item) => item.action === action);
    const example =
      those.length > 0 && those.length < items.length && action !== 'reuse'
        ? ` (${those[0]!.node}${those.length > 1 ? ', …' : ''})`
        : '';
    return those.length === 0 ? [] : [`${those.length} ${ITEM_WORDS[action]}${example}`];
  });
  return [`items  ${actions.join(', ')}`];
}

const ITEM_WORDS = { blocked: 'cannot run', run: 'would run', wait: 'wait', reuse: 'reused' } as const;

/** Whether a node may feed the inner end of an input: the state of a round comes from the round before, the rest from outside. */
function feedsInner(source: string): (node: string) => boolean {
  const round = /^(.*)\/(\d+)\/inputs\.state$/.exec(source);
  if (round && round[2] !== '0') return (node) => node.startsWith(`${round[1]}/${Number(round[2]) - 1}/`);
  const { owner } = lineageOf(source);
  return (node) => owner === undefined || !node.startsWith(`${owner}/`);
}
