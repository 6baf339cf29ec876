import type { ServerResponse } from 'node:http';
import type { OnEvents, RunReply } from '@shotgraph/engine/worker';
import { API_HEADERS } from '../reply.ts';

/**
 * Answers with lines of JSON: events as they come, `{"events":[…],"upTo":9}`, and last how the run ended, `{"reply":{…}}`. When whoever
 * asked goes away the run goes on.
 *
 * @param redact - hides secrets
 */
export async function streamRun(
  response: ServerResponse,
  redact: (text: string) => string,
  follow: (onEvents: OnEvents) => Promise<RunReply | undefined>,
): Promise<void> {
  response.writeHead(200, { ...API_HEADERS, 'content-type': 'application/x-ndjson' });
  response.flushHeaders();
  const write = (line: unknown) => {
    if (!response.destroyed) response.write(`${redact(JSON.stringify(line))}\n`);
  };
  const reply = await follow((events, upTo) => write({ events, upTo }));
  write({ reply: reply ?? null });
  response.end();
}
