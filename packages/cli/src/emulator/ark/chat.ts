import { randomUUID } from 'node:crypto';
import { isRecord } from '@shotgraph/engine';
import { json, parseBody, Refusal, type Twist, type WireAnswer, type WireRequest } from '../http/wire.ts';
import type { World } from '../world.ts';
import { arkError, INPUT_REFUSED, invalid, TASK_BROKE } from './errors.ts';
import { needText, readFields } from './fields.ts';
import { sampleOf } from './sample-of.ts';

const LONGEST_QUOTE = 200;
/** Characters of a token, about. */
const PER_TOKEN = 4;

/** `POST /chat/completions`: the same question always gets the same answer. */
export function createCompletion(world: World, request: WireRequest, twist?: Twist): WireAnswer {
  const body = parseBody(request);
  const fields = readFields(body);
  const model = needText(fields, 'model');
  const messages = fields.need('messages');
  if (!Array.isArray(messages) || messages.length === 0)
    throw invalid('messages', 'it must be a list with something in it');
  if (fields.flag('stream', false)) throw invalid('stream', 'streaming is not emulated; leave it out');
  if (twist === 'moderation-input') throw new Refusal(arkError(400, INPUT_REFUSED.code, INPUT_REFUSED.message));
  if (twist === 'moderation-output' || twist === 'task-failed')
    throw new Refusal(arkError(500, TASK_BROKE.code, TASK_BROKE.message));
  const asked = messages.map(textOf);
  const content = replyTo(asked.at(-1) ?? '', fields.raw('response_format'));
  const id = `chat-${randomUUID()}`;
  const now = world.clock.now();
  world.stats.accept({ provider: 'chat', id, model, seed: null }, now, body);
  const prompt = Math.ceil(asked.join('').length / PER_TOKEN);
  const completion = Math.ceil(content.length / PER_TOKEN);
  return json(200, {
    id,
    object: 'chat.completion',
    created: Math.floor(now / 1000),
    model,
    choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop', logprobs: null }],
    usage: { prompt_tokens: prompt, completion_tokens: completion, total_tokens: prompt + completion },
  });
}

/** The words of a message; pictures and clips are not looked at. */
function textOf(message: unknown, index: number): string {
  const content = isRecord(message) ? message.content : undefined;
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) throw invalid(`messages[${index}].content`, 'it must be a string or a list of parts');
  return content
    .flatMap((part: unknown) => (isRecord(part) && typeof part.text === 'string' ? [part.text] : []))
    .join('\n');
}

/** Text quotes the question, so that people see where an answer came from; JSON is the plainest value of the schema. */
function replyTo(question: string, format: unknown): string {
  const reply = `Emulated reply to: ${question.slice(0, LONGEST_QUOTE)}`;
  if (!isRecord(format)) return reply;
  if (format.type === 'json_object') return JSON.stringify({ reply });
  if (format.type !== 'json_schema' || !isRecord(format.json_schema)) return reply;
  return JSON.stringify(sampleOf(format.json_schema.schema));
}
