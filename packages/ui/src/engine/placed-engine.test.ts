import { NoSessionError } from '@shotgraph/engine/worker';
import { describe, expect, it } from 'vitest';
import { createPlacedEngine } from './placed-engine.ts';

const document = { shotgraph: 1, nodes: {} } as const;
const options = { name: 'a' };

/** Both engines, which tell what they were asked. */
function setup({ isServerHere = true } = {}) {
  const asked: string[] = [];
  const note = <T>(what: string, answer: T): T => {
    asked.push(what);
    return answer;
  };
  const engineOf = (place: string) => {
    let last = 0;
    return {
      open: async (_: unknown, { name }: { name: string }) => {
        asked.push(`${place} open ${name}`);
        return ++last;
      },
      plan: async (id: number) => {
        asked.push(`${place} plan ${id}`);
        return { status: 'refused', issues: [] };
      },
      close: async (id: number) => void asked.push(`${place} close ${id}`),
      asset: async () => {
        throw new Error(`not in the ${place}`);
      },
    };
  };
  const kept = { results: [{ key: 'k' }], assets: [] };
  const tab = {
    ...engineOf('tab'),
    mount: () => {},
    findAsset: async () => undefined as Blob | undefined,
    readResults: async (_: string, keys: readonly string[]) => note(`tab read ${keys}`, kept),
    putResults: async () => note('tab put', 1),
    hostOf: () => ({ files: { register: async () => {} } }),
  };
  const server = {
    ...engineOf('server'),
    drop: (id: number) => void asked.push(`server drop ${id}`),
    findAsset: async (): Promise<Blob | undefined> => new Blob(['there']),
    readResults: async (id: number, keys: readonly string[]) => note(`server read ${id} ${keys}`, kept),
    putResults: async (id: number) => note(`server put ${id}`, 1),
    noteFile: (name: string) => void asked.push(`server file ${name}`),
  };
  const engine = createPlacedEngine({ tab: tab as never, server: server as never, isServerHere: () => isServerHere });
  return { engine, asked, tab, server };
}

describe('an engine with two places', () => {
  it('has every document where it belongs, and ends its sessions when it goes elsewhere', async () => {
    const { engine, asked } = setup();
    const first = await engine.open(document, options);
    await engine.plan(first, {});
    await engine.setPlace('a', 'server');
    await expect(engine.plan(first, {})).rejects.toBeInstanceOf(NoSessionError);
    const second = await engine.open(document, options);
    await engine.plan(second, {});
    expect(second).not.toBe(first);
    expect(asked).toEqual(['tab open a', 'tab plan 1', 'tab close 1', 'server open a', 'server plan 1']);
    await engine.open(document, { name: 'b' });
    expect(asked.at(-1)).toBe('tab open b');
  });

  it('takes results along, to the server with the first session there', async () => {
    const { engine, asked } = setup();
    await engine.open(document, options);
    await engine.setPlace('a', 'server', ['k']);
    await engine.open(document, options);
    await engine.setPlace('a', 'tab', ['k']);
    const moves = asked.filter((each) => /read|put/.test(each));
    expect(moves).toEqual(['tab read k', 'server put 1', 'server read 1 k', 'tab put']);
  });

  it('leaves them where they are while the server is away', async () => {
    const { engine, asked } = setup({ isServerHere: false });
    await engine.setPlace('a', 'server', ['k']);
    expect(asked).toEqual([]);
  });

  it('gives opening on a server that does not answer up when the document goes to the tab', async () => {
    const { engine, server, asked } = setup();
    await engine.setPlace('a', 'server');
    server.open = ((_: unknown, __: unknown, signal: AbortSignal) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))) as never;
    const opened = engine.open(document, options);
    await engine.setPlace('a', 'tab');
    await engine.plan(await opened, {});
    expect(asked).toEqual(['tab open a', 'tab plan 1']);
  });

  it('forgets a session that was let go of there', async () => {
    const { engine, server, asked } = setup();
    await engine.setPlace('a', 'server');
    const id = await engine.open(document, options);
    server.plan = async () => {
      throw new NoSessionError('gone');
    };
    await expect(engine.plan(id, {})).rejects.toThrow('gone');
    await expect(engine.plan(id, {})).rejects.toThrow(`there is no session ${id}`);
    expect(asked.at(-1)).toBe('server drop 1');
  });

  it('shows what was made at the other place', async () => {
    const { engine, tab, server } = setup();
    const id = await engine.open(document, options);
    expect(await (await engine.asset(id, 'h')).text()).toBe('there');
    server.findAsset = async () => undefined;
    await expect(engine.asset(id, 'h')).rejects.toThrow('not in the tab');
    tab.findAsset = async () => new Blob(['here']);
    expect(await (await engine.asset(id, 'h')).text()).toBe('here');
  });

  it('tells the server of files that are put here', async () => {
    const { engine, asked } = setup();
    await engine.putFile('a', 'x.png', new Blob());
    expect(asked).toEqual(['server file a']);
  });
});
