import { FailedItem, isRecord, type Session } from '@shotgraph/engine';
import { OperationError } from '../exit.ts';
import { showFacts } from '../run/output-lines.ts';
import { toLine, truncate } from '../text/width.ts';
import type { ChoicePlace } from './find-choice.ts';

/**
 * What can be picked, as far as it is stored: nothing that takes time is run. What is not there is a `FailedItem`.
 *
 * @throws OperationError when there are no candidates yet; the signal's reason
 */
export async function findCandidates(
  session: Session,
  { path, candidates }: ChoicePlace,
  graph: string,
  signal: AbortSignal,
): Promise<readonly unknown[]> {
  const { entries } = await session.plan({ targets: [path], signal });
  const whole = session.value(candidates);
  if (whole.state === 'settled' && Array.isArray(whole.value)) return whole.value;
  // A list with something missing is read item by item.
  const [, node = '', port = ''] = /^(.*)\.([^.]*)$/.exec(candidates) ?? [];
  const items = new Set(entries.flatMap((entry) => new RegExp(`^${node}/(\\d+)`).exec(entry.node)?.[1] ?? []));
  const found = Array.from({ length: items.size }, (_, i) => {
    const item = session.value(`${node}/${i}.${port}`);
    return item.state === 'settled' ? item.value : missing(`${node}/${i}`);
  });
  if (found.some((item) => !(item instanceof FailedItem))) return found;
  throw new OperationError(
    `the candidates of "${path}" are not there yet; run the graph first: shotgraph run ${graph}`,
  );
}

const missing = (node: string) =>
  new FailedItem(node, {
    code: 'result-missing',
    message: 'it is not there; run the graph to make it',
    retryable: true,
  });

const TEXT_COLUMNS = 60;
const HASH_DIGITS = 16;

/** A candidate in short: media by what is known of it and the beginning of its hash, anything else by its value. */
export function candidateInWords(candidate: unknown): string {
  if (candidate instanceof FailedItem) return `cannot be picked: ${toLine(candidate.error.message)}`;
  if (!isMedia(candidate)) return truncate(toLine(JSON.stringify(candidate) ?? String(candidate)), TEXT_COLUMNS);
  const { kind, info, expr } = candidate;
  const hash = expr.op === 'asset' && isRecord(expr.args) ? expr.args.hash : undefined;
  const name = typeof hash === 'string' ? `  ${hash.slice(0, HASH_DIGITS)}…` : '';
  return `${kind}  ${showFacts({ kind, info })}${name}`;
}

interface MediaLike {
  readonly kind: 'image' | 'video' | 'audio';
  readonly info: Parameters<typeof showFacts>[0]['info'];
  readonly expr: { readonly op?: unknown; readonly args?: unknown };
}

/** Whether a value of unknown type is an image, a video or a sound. */
export const isMedia = (value: unknown): value is MediaLike =>
  isRecord(value) &&
  (value.kind === 'image' || value.kind === 'video' || value.kind === 'audio') &&
  isRecord(value.info) &&
  isRecord(value.expr);
