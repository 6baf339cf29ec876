import type { GraphDocument } from '@shotgraph/engine';
import { describe, expect, it } from 'vitest';
import { strip } from './strip.ts';

const withText = (prompt: string): GraphDocument => ({
  shotgraph: 1,
  nodes: { shot: { type: 'generate/video', version: 1, inputs: { prompt } } },
});
const cleaned = (text: string) => {
  const { document, stripped } = strip(withText(text));
  return { text: document.nodes.shot!.inputs.prompt, what: stripped.map(({ what }) => what) };
};

describe('stripping', () => {
  it.each([
    ['/home/ann/films/fox.png', 'fox.png'],
    ['C:\\Users\\Ann\\Desktop\\My Fox.png', 'My Fox.png'],
    ['~/films/fox.png', 'fox.png'],
    ['\\\\nas\\films\\fox.png', 'fox.png'],
    ['/data/films/fox.png', 'fox.png'],
    ['file:///Users/ann/fox%20one.png', 'fox one.png'],
    ['Like /home/ann/films/fox.png at dusk', 'Like fox.png at dusk'],
  ])('takes the path out of %j', (text, left) => {
    expect(cleaned(text)).toEqual({ text: left, what: ['a path of this computer'] });
  });

  it.each([
    ['https://ann:secret@host.example/fox.png', 'https://host.example/fox.png', 'a sign-in in an address'],
    ['https://host.example/a?w=9&token=abc123', 'https://host.example/a?w=9', 'a token in an address'],
    ['https://host.example/a?api_key=abc123&w=9', 'https://host.example/a?w=9', 'a token in an address'],
    ['https://host.example/a#access_token=abc', 'https://host.example/a', 'a token in an address'],
    ['see https://h.example/x?X-Amz-Signature=ab12 now', 'see https://h.example/x now', 'a token in an address'],
    ['key sk-abcdefghijklmnop1234 here', 'key [removed] here', 'a key'],
    ['Authorization: Bearer abcdefgh12345678', 'Authorization: Bearer [removed]', 'a key'],
  ])('takes the secret out of %j', (text, left, what) => {
    expect(cleaned(text)).toEqual({ text: left, what: [what] });
  });

  it.each([
    'media/fox.png',
    'A fox and/or a hound, 16:9, 24/7',
    'Shot 3/4: the key light is warm; the session ends',
    'https://host.example/fox.png?w=640&t=3#frame',
    '@still runs through @alley, {{line}}',
    '--ar 16:9 --style raw',
    '~3 s / 5 m',
  ])('leaves %j alone', (text) => {
    expect(cleaned(text)).toEqual({ text, what: [] });
  });

  it('says where it was without saying the secret', () => {
    const document: GraphDocument = {
      shotgraph: 1,
      title: '/home/ann/film',
      nodes: {},
      graphs: { look: { nodes: { a: { type: 'x/y', version: 1, inputs: { url: 'https://h.example/?key=s3cret' } } } } },
      layout: { notes: [{ id: 'n', text: 'sk-abcdefghijklmnop1234', at: [0, 0], size: [1, 1] }] },
    };
    const { stripped } = strip(document);
    expect(stripped.map(({ place, what }) => `${place}: ${what}`)).toEqual([
      'the title: a path of this computer',
      'url of a in subgraph look: a token in an address',
      'a note: a key',
    ]);
    expect(JSON.stringify(stripped)).not.toMatch(/s3cret|abcdefghij/);
  });
});
