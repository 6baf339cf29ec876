import { describe, expect, it } from 'vitest';
import { main } from '../cli.ts';
import { setupOf, testIo } from '../testing/test-io.ts';
import { testRegistry } from '../testing/test-nodes.ts';
import { workspace } from '../testing/workspace.ts';

describe('shotgraph emulator', () => {
  it('prints what to export, answers until Ctrl-C and then ends well', async () => {
    const { folder, write } = workspace();
    write('faults.json', [{ on: 'list', kind: '503' }]);
    const io = testIo(folder, setupOf(testRegistry));
    const ended = main(
      [
        'emulator',
        '--port',
        '0',
        '--thumbs',
        '--faults',
        'faults.json',
        '--endpoint',
        'ep-1=dreamina-seedance-2-5-260628',
      ],
      io,
    );
    await expect.poll(io.err).toMatch(/^Listening on http:\/\/127\.0\.0\.1:\d+; Ctrl-C ends it\.\n$/);
    const env = Object.fromEntries(
      [...io.out().matchAll(/^export (\w+)=(\S+)$/gm)].map(([, name, value]) => [name, value]),
    );
    const ask = () =>
      fetch(`${env.ARK_BASE_URL}/contents/generations/tasks`, {
        headers: { authorization: `Bearer ${env.ARK_API_KEY}` },
      });
    expect([(await ask()).status, (await ask()).status]).toEqual([503, 200]);
    io.cancel();
    expect(await ended).toBe(0);
    await expect(ask()).rejects.toThrow();
  });

  it('says that its port is taken', async () => {
    const { folder, shotgraph } = workspace();
    const io = testIo(folder, setupOf(testRegistry));
    const ended = main(['emulator', '--port', '0'], io);
    await expect.poll(io.err).toContain('Listening');
    const port = /:(\d+);/.exec(io.err())![1]!;
    expect(await shotgraph('emulator', '--port', port)).toEqual({
      code: 1,
      out: '',
      err: `error port ${port} is in use; give another one with --port, or 0\n`,
    });
    io.cancel();
    await ended;
  });

  it.each([
    [['--port', '70000'], '--port must be a whole number from 0 to 65535; got "70000"'],
    [['--run-seconds', 'soon'], '--run-seconds must be a number of seconds such as 2 or 0.5; got "soon"'],
    [['--run-seconds', '99999'], 'runSeconds must be from 0 to 86400 seconds, got 99999'],
    [['--concurrency', '0'], '--concurrency must be a whole number from 1 to 9999; got "0"'],
    [['--endpoint', 'x'], '--endpoint takes EP=MODEL'],
    [['--ffmpeg', 'fast'], '--ffmpeg must be auto, native, wasm; got "fast"'],
    [['--faults', 'missing.json'], '--faults missing.json cannot be read (ENOENT)'],
    [['--faults', 'text.json'], '--faults text.json is no JSON'],
    [['--faults', 'wrong.json'], '0.kind'],
  ])('refuses %j', async (argv, message) => {
    const { write, shotgraph } = workspace();
    write('text.json', 'no json');
    write('wrong.json', [{ on: 'get', kind: 'flood' }]);
    const { code, out, err } = await shotgraph('emulator', '--port', '0', ...argv);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
  });
});
