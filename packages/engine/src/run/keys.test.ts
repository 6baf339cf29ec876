import { describe, expect, it } from 'vitest';
import type { Layout, NodeRecord } from '../graph/document.ts';
import { memoryHost } from '../host/memory/index.ts';
import { defineNode, one, out } from '../node/define-node.ts';
import { Content, documentOf, from, open } from '../testing/tools.ts';

describe('keys', () => {
  const keyOf = async (nodes: Parameters<typeof documentOf>[0], node: string, looks: Layout = {}) => {
    const layout = { nodes: { [node]: [1, 2] as const }, ...looks };
    const plan = await open(documentOf(nodes, { layout }), memoryHost()).session.plan();
    return plan.entries.find((entry) => entry.node === node)?.key;
  };

  it('[K1] leaves out ids, layout and the order of inputs', async () => {
    const a = await keyOf(
      { a: ['sample/sum', { k: 1 }], x: ['sample/work', { label: 'w', value: from('a.total') }] },
      'x',
    );
    const looks = {
      frames: [{ id: 'act', title: 'Act', at: [0, 0], size: [90, 90] }],
      notes: [{ id: 'todo', text: 'w', at: [0, 0], size: [90, 90] }],
    } as const;
    const b = await keyOf(
      { other: ['sample/sum', { k: 1 }], y: ['sample/work', { value: 1, label: 'w' }] },
      'y',
      looks,
    );
    expect(a).toBe(b);
    expect(await keyOf({ y: ['sample/work', { value: 1, label: 'v' }] }, 'y')).not.toBe(a);
  });

  it('[K2] has golden values', async () => {
    expect(await keyOf({ y: ['sample/work', { value: 1.5, label: 'é\n"' }] }, 'y')).toBe(
      '0a3e94f1e2d2963247319b0f81b38a2f6ee94a5214a02f630ce4069faa6e26c9',
    );
  });

  it('[K7] leaves out inputs at their default, however they came by it, and lists without edges', async () => {
    const key = (inputs: NodeRecord['inputs']) => keyOf({ zero: ['sample/sum', {}], s: ['sample/sum', inputs] }, 's');
    const bare = await key({});
    expect(await key({ k: 0, terms: [] })).toBe(bare);
    expect(await key({ k: from('zero.total') })).toBe(bare);
    expect(await key({ k: 1 })).not.toBe(bare);
    expect(await key({ terms: [from('zero.total')] })).not.toBe(bare);
  });

  it('[K3] keeps the order of edges', async () => {
    const key = (terms: string[]) =>
      keyOf(
        {
          a: ['sample/sum', { k: 1 }],
          b: ['sample/sum', { k: 2 }],
          s: ['sample/sum', { terms: terms.map((id) => from(`${id}.total`)) }],
        },
        's',
      );
    expect(await key(['a', 'b'])).not.toBe(await key(['b', 'a']));
  });

  it('[K6] takes a file by its content', async () => {
    const read = defineNode({
      type: 'a/read',
      version: 1,
      title: 'R',
      effect: 'pure',
      inputs: { file: one(Content, 'f') },
      outputs: { hash: out(Content, 'h') },
      run: ({ file }) => ({ hash: file }),
    });
    const host = memoryHost({ files: { 'a.bin': new Uint8Array([1]), 'b.bin': new Uint8Array([1]) } });
    const bench = open(
      documentOf({
        a: ['a/read', { file: 'a.bin' }],
        b: ['a/read', { file: 'b.bin' }],
        c: ['a/read', { file: 'c.bin' }],
      }),
      host,
      [read],
    );
    const plan = async () => (await bench.session.plan()).entries.map(({ node, key }) => [node, key]);
    const before = Object.fromEntries(await plan());
    expect(before.a).toBe(before.b);
    expect((await bench.session.plan()).issues).toMatchObject([
      { node: 'c', input: 'file', code: 'file-missing', message: expect.stringContaining('c.bin') },
    ]);
    host.putFile('a.bin', new Uint8Array([2]));
    expect(Object.fromEntries(await plan()).a).not.toBe(before.b);
  });
});
