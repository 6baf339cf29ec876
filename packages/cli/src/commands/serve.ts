import { defineCommand } from '../command.ts';
import { EXIT, OperationError, UsageError } from '../exit.ts';

/** Pages keep their documents by origin, so the port stays the same unless told otherwise. */
const DEFAULT_PORT = 4807;

export default defineCommand({
  name: 'serve',
  operands: [],
  details: `\
Serves the editor on this machine, and passes its calls to providers on with the keys of this machine, which never reach \
the browser: set ARK_API_KEY, FAL_KEY or REPLICATE_API_TOKEN first.
Prints the address to open. It holds a token that is new with every start: whoever has it can spend money through this \
server, so do not pass it on. Only programs of this machine reach the server; other pages in the browser cannot use it.
The browser keeps documents by address: with another port they are not there. Ctrl-C ends the server at once; jobs that \
were accepted go on at the provider, and the page follows them when it is opened again.`,
  options: {
    port: { type: 'string', value: 'N', doc: `Port; ${DEFAULT_PORT} when left out, 0 for any free one.` },
    config: {
      type: 'string',
      value: 'DIR',
      doc: 'Folder with shotgraph.config.json; the current one, if it has one, when left out.',
    },
    editor: { type: 'string', value: 'DIR', doc: 'Folder of a built editor; the one that came along when left out.' },
  },
  async execute({ options }, io) {
    const port = parsePort(options.port);
    const { findEditor } = await import('../serve/find-editor.ts');
    const editor = await findEditor(options.editor, io.cwd);
    const { loadGateway } = await import('../serve/load-gateway.ts');
    const gateway = await loadGateway(options.config, io);
    const signal = io.cancellation();
    const { createToken, startServer } = await import('../serve/start-server.ts');
    const token = createToken();
    const server = await startServer({ gateway, editor, token, port }).catch((error: unknown) => {
      throw toPortError(error, port);
    });
    const { keyLines } = await import('../serve/key-lines.ts');
    for (const line of keyLines(gateway.setup)) io.stderr.write(`${line}\n`);
    io.stderr.write('Open this address; Ctrl-C ends the server.\n');
    io.stdout.write(`${server.origin}/#token=${token}\n`);
    await aborted(signal);
    await server.close();
    return EXIT.done;
  },
});

const aborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

function parsePort(text = String(DEFAULT_PORT)): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new UsageError(`--port must be a whole number from 0 to 65535; got "${text}"`);
}

function toPortError(error: unknown, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return new OperationError(`port ${port} is in use; end what uses it, or give another one with --port`);
  if (code === 'EACCES')
    return new OperationError(`port ${port} may not be used here; give one above 1023 with --port`);
  return error;
}
