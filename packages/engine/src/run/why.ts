import { inputContents } from './bind-step.ts';
import { isBoundEdge } from './gather.ts';
import type { Manifest } from './manifest.ts';
import type { Binding, Step, Why } from './step.ts';

/** Most names shown in a message; the data has them all. */
const SHOWN = 4;

export const UNCHANGED: Why = { reason: 'unchanged', message: 'same inputs as before' };

/** Tells why steps stand where they stand, from what the document was last made from. */
export interface Reasons {
  /** Why a step that was made before under another key, or never, has to run. */
  run(step: Step, key: string, forced: boolean): Why;
  /** Why a step can only be judged once others have run. */
  wait(step: Step): Why;
  /** The whole chain: the step, what changed in what it is fed from, down to literals and files; nearest first. */
  explain(step: Step): readonly Reason[];
}

/** One link of the chain of reasons. */
export interface Reason {
  /** Path of the node. */
  readonly node: string;
  readonly why: Why;
  readonly changes: readonly InputChange[];
}

/** One input that differs from when the node was last made. Contents are short JSON, or `#` and a hash. */
export interface InputChange {
  readonly input: string;
  readonly before?: string;
  readonly after?: string;
  /** Paths of the nodes it is fed from whose outputs changed; none where the document's author changed it. */
  readonly from: readonly string[];
}

export function createReasons(manifest: Manifest, digest: (text: string) => string): Reasons {
  const changesOf = (step: Step): readonly InputChange[] => {
    const isMade = manifest.find(step.id) !== undefined;
    const before = manifest.inputsOf(step.id);
    const now = inputContents(step, digest);
    const names = [...new Set([...Object.keys(before), ...Object.keys(now)])].sort();
    return (
      names
        .filter((name) => before[name] !== now[name])
        .map((name) => {
          const binding = step.inputs.find((input) => input.name === name)?.binding;
          const sources = [...new Set(binding ? sourcesIn(binding) : [])];
          const changed = sources.filter((source) => manifest.find(source.id)?.key !== source.key || !source.settled);
          return {
            input: name,
            ...(before[name] !== undefined && { before: before[name] }),
            ...(now[name] !== undefined && { after: now[name] }),
            from: changed.map(({ id }) => id),
          };
        })
        // A node that was never made has nothing to differ from; what it waits for is worth telling all the same.
        .filter(({ from }) => isMade || from.length > 0)
    );
  };

  const run = (step: Step, key: string, forced: boolean): Why => {
    if (forced) return { reason: 'forced', message: 'asked to run again' };
    const before = manifest.find(step.id);
    if (!before) return { reason: 'first-time', message: 'has no result yet' };
    if (before.type !== step.def.type || before.version !== step.def.version) {
      const message = `${before.type} version ${before.version} became ${step.def.type} version ${step.def.version}`;
      return { reason: 'version-changed', message };
    }
    if (before.key === key) return { reason: 'result-missing', message: 'its result is not in the store' };
    const changes = changesOf(step);
    const inputs = changes.map(({ input }) => input);
    const changed = chainFrom(step).flatMap((one) => literalsAt(one));
    // What was typed into the node itself is no cause of its own change.
    const isOwn = changes.length > 0 && changes.every(({ from }) => from.length === 0);
    const message = isOwn ? ownSentence(changes) : sentence(inputs, changed);
    return { reason: 'input-changed', inputs, changed, message };
  };

  /** Steps a change came through, nearest first. */
  const chainFrom = (start: Step): readonly Step[] => {
    const seen = new Set<Step>([start]);
    for (const step of seen) {
      const changed = new Set(changesOf(step).flatMap(({ from }) => from));
      for (const { binding } of step.inputs)
        for (const source of sourcesIn(binding)) if (changed.has(source.id)) seen.add(source);
    }
    return [...seen];
  };

  /** The inputs of a step that the document's author changed. */
  const literalsAt = (step: Step): string[] => {
    if (step.implied && !step.inputs.some(({ binding }) => sourcesIn(binding).length > 0)) {
      return changesOf(step).length > 0 ? [writtenName(step)] : [];
    }
    return changesOf(step)
      .filter(({ from }) => from.length === 0)
      .map(({ input }) => (step.implied ? writtenName(step) : `${step.id.replace(/\/\d+$/, '')}.${input}`));
  };

  const wait = (step: Step): Why => {
    const unsettled =
      step.group && step.sources.every((source) => source.settled)
        ? [...step.group.home.unsettled].filter((member) => !member.implied)
        : [...step.sources, ...step.lazySources].filter((source) => !source.settled);
    const sources = [...new Set(unsettled.map((source) => source.id))];
    return { reason: 'waits', inputs: sources, message: `depends on ${listed(sources)}` };
  };

  const whyOf = (step: Step): Why => {
    const before = manifest.find(step.id);
    if (!step.settled && step.fault?.kind === 'waiting') return { reason: 'waits', message: step.fault.error.message };
    if (!step.settled && step.predicted && step.sources.some((source) => !source.settled)) return wait(step);
    if (before && before.key === step.key && step.settled) return UNCHANGED;
    return run(step, step.key ?? '', false);
  };

  return {
    run,
    wait,
    explain: (start) => {
      const links = chainFrom(start).map((step) => ({ node: step.id, why: whyOf(step), changes: changesOf(step) }));
      // Inner ends of subgraphs only hand on what is told beside them.
      return links.filter(({ node, why, changes }, i) => {
        if (i === 0) return true;
        const isInnerEnd = /\/(in|out)puts\.[^/]*$/.test(node);
        return (
          changes.some(({ from }) => from.length === 0) ||
          (!isInnerEnd && (changes.length > 0 || why.reason !== 'unchanged'))
        );
      });
    },
  };
}

function sourcesIn(binding: Binding): readonly Step[] {
  switch (binding.kind) {
    case 'edge':
      return [binding.edge.step];
    case 'edges':
      return binding.edges.map((edge) => edge.step);
    case 'text':
      return binding.parts.filter(isBoundEdge).map((edge) => edge.step);
    case 'item':
      return sourcesIn(binding.list);
    case 'literals':
      return binding.items.flatMap(sourcesIn);
    case 'value':
    case 'resolved':
    case 'absent':
      return [];
    default:
      return binding satisfies never;
  }
}

/** What the author of the document calls a graph input: `inputs.line`, or the input of the node a subgraph stands for. */
function writtenName({ id }: Step): string {
  const inner = /^(.*?)(?:\/\d+)?\/inputs\.([^/]*)$/.exec(id);
  return inner ? `${inner[1]}.${inner[2]}` : id;
}

const sentence = (inputs: readonly string[], changed: readonly string[]): string =>
  `${listed(inputs)} changed${changed.length > 0 ? ` because ${listed(changed)} changed` : ''}`;

function ownSentence(changes: readonly InputChange[]): string {
  const [only] = changes;
  const names = listed(changes.map(({ input }) => input));
  if (changes.length > 1 || !isShort(only!.after)) return `${names} changed`;
  return `${names} changed: ${isShort(only!.before) ? `${only!.before} ` : ''}→ ${only!.after}`;
}

/** Whether a content says by itself what it is: a number, a switch or a few plain words. */
const isShort = (content: string | undefined): content is string =>
  content !== undefined && content.length <= 24 && /^(?:-?\d[\d.e+-]*|true|false|"[^"\\]*")$/.test(content);

export const listed = (names: readonly string[]): string =>
  names.length <= SHOWN ? names.join(', ') : `${names.slice(0, SHOWN).join(', ')} and ${names.length - SHOWN} more`;
