import { describe, expect, it } from 'vitest';
import type { ServerState } from '../editor-engine.ts';
import { openConnection } from './connection.ts';

const NEVER = new AbortController().signal;
const here = { origin: 'http://127.0.0.1:1', token: 'secret-token' };
const refusal = (status: number, code: string, message: string) =>
  new Response(JSON.stringify({ error: { code, message } }), { status, headers: { 'x-shotgraph-error': code } });

/** A server that answers as it is told, one question after the other; `undefined` breaks the connection. */
function setup(answers: readonly (Response | undefined)[]) {
  const asked: string[] = [];
  const states: ServerState[] = [];
  const connection = openConnection(here, {
    pausesMs: { first: 1, longest: 4 },
    watchMs: 1,
    fetch: async (url, init) => {
      init.signal?.throwIfAborted();
      asked.push(url.slice(here.origin.length));
      expect(new Headers(init.headers).get('x-shotgraph-token')).toBe(here.token);
      const answer = answers[asked.length - 1];
      if (!answer) throw new TypeError('fetch failed');
      return answer;
    },
  });
  connection.watch((state) => void states.push(state));
  return { connection, asked, states };
}
const pong = () => new Response(null, { status: 204 });
const value = (answer: Response) => answer.text();

describe('the way to the server', () => {
  it('waits while it is away, looks for it, and asks again', async () => {
    const { connection, asked, states } = setup([undefined, undefined, undefined, pong(), new Response('plan')]);
    expect(await connection.ask('plan', { json: [1], signal: NEVER }, value)).toBe('plan');
    expect(asked).toEqual(['/api/engine/plan', '/api/ping', '/api/ping', '/api/ping', '/api/engine/plan']);
    expect(states).toEqual(['away', 'here']);
  });

  it('asks again when an answer breaks off', async () => {
    const torn = new Response(
      new ReadableStream({
        start: (stream) => stream.error(new TypeError('network error')),
      }),
    );
    const { connection, asked } = setup([torn, pong(), new Response('plan')]);
    expect(await connection.ask('plan', { json: [1], signal: NEVER }, value)).toBe('plan');
    expect(asked).toHaveLength(3);
  });

  it('tells a server that takes this page no more from one that is away, and goes on when it does again', async () => {
    const wrong = () => refusal(401, 'token-wrong', 'open the address that "shotgraph serve" printed');
    const { connection, states } = setup([wrong(), wrong(), undefined, pong(), new Response('plan')]);
    expect(await connection.ask('plan', { json: [1], signal: NEVER }, value)).toBe('plan');
    expect(states).toEqual(['away', 'refused', 'away', 'here']);
  });

  it('gives up what nobody waits for any more', async () => {
    const { connection } = setup([]);
    const gone = new AbortController();
    const asked = connection.ask('plan', { json: [1], signal: gone.signal }, value);
    await connection.askOnce('x', { signal: NEVER }).catch(() => {});
    gone.abort(new Error('not wanted'));
    await expect(asked).rejects.toThrow('not wanted');
  });

  it('hands on what the server says, by kind', async () => {
    const { connection, states } = setup([
      refusal(404, 'no-session', 'there is no session 7'),
      refusal(422, 'engine-failed', 'node "a" does not exist'),
      new Response('a page', { status: 500 }),
    ]);
    const ask = () => connection.ask('plan', { json: [1], signal: NEVER }, value);
    await expect(ask()).rejects.toMatchObject({ name: 'NoSessionError', message: 'there is no session 7' });
    await expect(ask()).rejects.toThrow('node "a" does not exist');
    await expect(ask()).rejects.toThrow('the server answered with 500');
    expect(states).toEqual([]);
  });

  it('is looked at while somebody relies on it, and asks nothing', async () => {
    const { connection, asked, states } = setup([pong(), undefined, pong()]);
    let isNeeded = false;
    let checks = 0;
    connection.keepWatch(() => {
      checks++;
      return isNeeded && asked.length < 3;
    });
    await expect.poll(() => checks).toBeGreaterThan(2);
    expect(asked).toEqual([]);
    isNeeded = true;
    await expect.poll(() => states).toEqual(['away', 'here']);
    expect(asked).toEqual(['/api/ping', '/api/ping', '/api/ping']);
  });
});
