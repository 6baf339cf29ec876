import { type AssetStore, isRecord, type Json, NodeError, type Receipt } from '@shotgraph/engine';
import { ANSWER_FILE } from '../providers/openai-compatible/answer.ts';

/**
 * The text of an answer that was bought.
 *
 * @throws NodeError `output-invalid` when there is none in what was kept
 */
export async function readText({ assets, job }: Receipt, store: AssetStore): Promise<string> {
  const hash = assets[ANSWER_FILE];
  const kept = hash === undefined ? undefined : parse(await (await store.get(hash)).text());
  const text = isRecord(kept) ? kept.text : undefined;
  if (typeof text === 'string') return text;
  throw new NodeError('output-invalid', `answer ${job} holds no text; ask for another take`);
}

/** Whether an answer was cut off because it was as long as it may be. */
export const isCut = ({ facts }: Receipt): boolean => facts.finish === 'length';

/**
 * The JSON of an answer; models like to put it into a fence all the same.
 *
 * @throws NodeError `output-invalid` when it is none: it is paid for, and kept
 */
export function readJson(text: string, isCutOff: boolean): Json {
  const bare = /^\s*```(?:json)?\s*\n(?<inside>[\s\S]*?)\n?\s*```\s*$/i.exec(text)?.groups?.inside ?? text;
  const json = parse(bare);
  if (json !== undefined) return json;
  const why = isCutOff ? 'was cut off before its JSON ended; raise maxTokens' : 'is no JSON; ask for another take';
  throw new NodeError(
    'output-invalid',
    `the answer "${text.slice(0, 60)}…" ${why}, or turn json off to have it as text`,
  );
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
