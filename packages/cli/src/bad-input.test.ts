import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { main } from './cli.ts';
import { setupOf, testIo } from './testing/test-io.ts';
import { documentOf, type Workspace, workspace } from './testing/workspace.ts';

const work = (inputs: object) => documentOf({ work: ['sample/work', inputs] }, { n: 'work.doubled' });
const deep = () =>
  `{"shotgraph":1,"title":"${'x'.repeat(10 * 2 ** 20)}","nodes":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;

/** What is wrong, the document, and what each message must name: node, input, value, remedy, code. */
const DOCUMENTS: readonly (readonly [what: string, content: unknown, named: readonly string[]])[] = [
  ['broken JSON', '{"shotgraph": 1,\n  "nodes": {]}', ['not JSON', 'line 2', 'document-invalid']],
  ['an empty file', '', ['not JSON', 'document-invalid']],
  ['another kind of JSON', '[1, 2]', ['a graph document is a JSON object, got a list of 2']],
  ['a newer format', { shotgraph: 99, nodes: {} }, ['format 99', 'update Shotgraph', 'format-newer']],
  [
    'an unknown node type',
    documentOf({ a: ['sample/wrok', { value: 1 }] }),
    ['node "a"', '"sample/wrok"', 'did you mean sample/work?', 'node-type-unknown'],
  ],
  [
    'a cycle',
    documentOf({
      a: ['sample/work', { value: { from: 'b.doubled' } }],
      b: ['sample/work', { value: { from: 'a.doubled' } }],
    }),
    ['node "a"', 'feeds itself: a -> b -> a', 'remove one of these edges', 'cycle'],
  ],
  [
    'a literal of the wrong type',
    work({ value: 'many' }),
    ['node "work", input "value"', '"many"', 'number', 'literal-invalid'],
  ],
  [
    'an unknown input',
    work({ value: 1, vale: 2 }),
    ['node "work", input "vale"', 'it has value, label', 'input-unknown'],
  ],
  ['a missing input', work({}), ['node "work", input "value"', 'type in or wire', 'input-missing']],
  [
    'a rule of the node broken',
    work({ value: 2e6 }),
    ['node "work", input "value"', '2000000', 'lower it', 'input-invalid'],
  ],
  [
    'a dangling edge',
    work({ value: { from: 'gone.out' } }),
    ['node "work", input "value"', '"gone.out"', 'edge-dangling'],
  ],
  [
    'an output of nothing',
    documentOf({}, { film: 'gone.video' }),
    ['graph output "film"', '"gone.video"', 'edge-dangling'],
  ],
  [
    '__proto__ as an id',
    '{"shotgraph":1,"nodes":{"__proto__":{"type":"sample/work","version":1,"inputs":{}}}}',
    ['"__proto__"', 'lower-case letter', 'id-invalid'],
  ],
  ['10 MB nesting 100,000 deep', deep(), ['deeper than 64 levels', 'document-too-deep']],
];

describe('a bad graph', () => {
  it.each(DOCUMENTS)('%s ends run, plan and validate with 2 and a message that helps', async (_, content, named) => {
    const { write, shotgraph, list } = workspace();
    write('graph.json', content);
    for (const command of ['run', 'plan', 'validate']) {
      const { code, out, err } = await shotgraph(command, 'graph.json');
      expect({ command, code }).toEqual({ command, code: 2 });
      for (const name of named) expect(out + err).toContain(name);
      expect(out + err).not.toMatch(/^ {4}at /m);
    }
    expect(list()).toEqual(['graph.json']);
  });

  it('tells every problem, not only the first', async () => {
    const { write, shotgraph } = workspace();
    write(
      'graph.json',
      documentOf({ a: ['sample/work', { value: 'x' }], b: ['sample/wokr'], c: ['sample/work', { value: null }] }),
    );
    const { out } = await shotgraph('validate', 'graph.json');
    expect(out.split('\n').filter((line) => line.startsWith('error node'))).toHaveLength(3);
    expect(out).toContain('graph.json: 3 nodes, 3 errors');
  });

  it('is told as JSON where that is asked for', async () => {
    const { write, shotgraph } = workspace();
    write('graph.json', work({ value: 'x' }));
    const issue = { severity: 'error', code: 'literal-invalid', node: 'work', input: 'value' };
    expect(JSON.parse((await shotgraph('validate', 'graph.json', '--json')).out)).toMatchObject({
      ok: false,
      nodes: 1,
      issues: [issue],
    });
    expect(JSON.parse((await shotgraph('plan', 'graph.json', '--json')).out)).toMatchObject({ issues: [issue] });
    expect(JSON.parse((await shotgraph('run', 'graph.json', '--json')).out)).toMatchObject({
      type: 'issues',
      issues: [issue],
    });
  });

  it('cannot repaint the terminal through its texts', async () => {
    const { write, shotgraph } = workspace();
    write('graph.json', work({ value: 'a\u001b[2Jb\u202ec' }));
    const { out } = await shotgraph('validate', 'graph.json');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the point of the test
    expect(out).not.toMatch(/[\u001b\u202e]/);
  });
});

describe('a file that is no graph document', () => {
  it.each([
    ['is not there', 'gone.json', 'no graph document at "gone.json"; check the path'],
    ['lies below a file', 'film.mp4/graph.json', 'no graph document at "film.mp4/graph.json"'],
    ['is a folder', '.', '"." is a folder; name the graph document in it, such as graph.json'],
    ['is not text', 'film.mp4', '"film.mp4" is not text in UTF-8'],
  ])('%s: says so', async (_, name, message) => {
    const { folder, shotgraph, path } = workspace();
    writeFileSync(path('film.mp4'), Uint8Array.of(0, 0, 0, 32, 0xff, 0xfe));
    const { code, err, out } = await shotgraph('validate', name);
    expect({ code, folder: out.includes(folder) }).toEqual({ code: 2, folder: false });
    expect(err + out).toContain(message);
  });
});

describe('a file the graph names', () => {
  const reading = (file: unknown) => documentOf({ read: ['test/file', { file }] }, { hash: 'read.hash' });

  it.each([
    ['is missing', 'fox.png', 'file-missing', 'add it or name another file'],
    ['is absolute', '/etc/passwd', 'file-invalid', 'name a file beside the graph'],
    ['leaves the folder', '../secret.txt', 'file-invalid', 'leaves the folder of the graph'],
  ])('%s: run and plan end with 2 and name node, input and path', async (_, file, code, remedy) => {
    const { write, shotgraph } = workspace();
    write('graph.json', reading(file));
    for (const command of ['run', 'plan']) {
      const ended = await shotgraph(command, 'graph.json');
      expect(ended.code).toBe(2);
      for (const name of ['node "read", input "file"', file, code, remedy])
        expect(ended.err + ended.out).toContain(name);
    }
  });
});

describe('--set, --input, --target and --force', () => {
  const graph = (space: Workspace) =>
    space.write(
      'graph.json',
      documentOf(
        { work: ['sample/work', { value: 1 }] },
        { n: 'work.doubled' },
        { inputs: { line: { type: 'text', default: 'a' } } },
      ),
    );

  it.each([
    [['--set', 'work'], '--set takes node.input=value, got "work"'],
    [['--set', 'work=3'], '--set takes node.input=value, got "work=3"'],
    [['--set', 'wrok.value=3'], '--set wrok.value: there is no node "wrok"; did you mean "work"?'],
    [['--set', 'work.valeu=3'], '--set work.valeu: sample/work has no input "valeu"; did you mean "value"?'],
    [['--set', '__proto__.value=3'], 'there is no node "__proto__"'],
    [['--set', 'work.__proto__=3'], 'sample/work has no input "__proto__"'],
    [['--set', 'work.constructor=3'], 'sample/work has no input "constructor"'],
    [['--set', 'work.value=many'], 'node "work", input "value": text "many" is not of type number'],
    [['--input', 'line'], '--input takes name=value, got "line"'],
    [['--input', 'lime=x'], '--input lime: the graph has no input "lime"; did you mean "line"?'],
    [['--input', '__proto__=x'], '--input __proto__: the graph has no input "__proto__"'],
    [['--target', 'wrok'], '--target wrok: there is no node "wrok"; did you mean "work"?'],
    [['--target', 'work.doubel'], '--target work.doubel: sample/work has no output "doubel"; did you mean "doubled"?'],
    [['--target', 'outputs.m'], '--target outputs.m: the graph has no output "m"; did you mean "outputs.n"?'],
    [['--force', 'wrok'], '--force wrok: there is no node "wrok"; did you mean "work"?'],
  ])('%j ends with 2 and says what there is instead', async (options, message) => {
    const space = workspace();
    graph(space);
    const { code, err } = await space.shotgraph('run', 'graph.json', ...options);
    expect({ code, left: space.list() }).toEqual({ code: 2, left: ['graph.json'] });
    expect(err).toContain(message);
  });
});

describe('a folder that takes no files', () => {
  const picture = documentOf({ p: ['test/paint', { text: 'fox' }] }, { film: 'p.image' });

  it('as --out ends with 1 before anything runs, and names path and remedy', async () => {
    const { write, shotgraph, list, path } = workspace();
    write('graph.json', picture);
    write('file', 'not a folder');
    for (const out of ['file', 'file/below']) {
      const { code, err } = await shotgraph('run', 'graph.json', '--out', out);
      expect(code).toBe(1);
      expect(err).toContain(`cannot write to the output folder ${path(out)}`);
      expect(err).toContain('choose another folder (--out)');
    }
    expect(list()).toEqual(['file', 'graph.json']);
  });

  it('as --store ends with 1 and names path and remedy', async () => {
    const { write, shotgraph, path } = workspace();
    write('graph.json', picture);
    write('file', 'not a folder');
    const { code, err } = await shotgraph('run', 'graph.json', '--store', 'file/store');
    expect(code).toBe(1);
    expect(err).toContain(`cannot write to the store folder ${path('file/store')}: part of the path is a file`);
  });

  it('is not asked for where no output is media', async () => {
    const { write, shotgraph, list } = workspace();
    write('graph.json', work({ value: 1 }));
    write('out', 'not a folder');
    expect((await shotgraph('run', 'graph.json')).code).toBe(0);
    expect(list()).toEqual(['.shotgraph', 'graph.json', 'out']);
  });
});

describe('the store', () => {
  it('is as good after refused runs as before', async () => {
    const { write, shotgraph, list } = workspace();
    write('graph.json', work({ value: 1 }));
    await shotgraph('run', 'graph.json');
    const before = list('.shotgraph');
    write('bad.json', work({ value: 'x' }));
    expect((await shotgraph('run', 'bad.json')).code).toBe(2);
    expect((await shotgraph('run', 'graph.json', '--set', 'work.value=many')).code).toBe(2);
    expect(list('.shotgraph')).toEqual(before);
    expect((await shotgraph('run', 'graph.json')).err).toContain('0 nodes ran, 1 reused');
  });
});

describe('an error nobody foresaw', () => {
  it('is told without a stack, and with one when that is asked for', async () => {
    for (const env of [{}, { SHOTGRAPH_DEBUG: '1' }]) {
      const io = testIo('/', setupOf(new Map()), env);
      const code = await main(['nodes'], { ...io, loadSetup: () => Promise.reject(new TypeError('no such thing')) });
      expect(code).toBe(1);
      expect(io.err()).toContain('error unexpected: TypeError: no such thing');
      expect(/^ {4}at /m.test(io.err())).toBe('SHOTGRAPH_DEBUG' in env);
    }
  });
});
