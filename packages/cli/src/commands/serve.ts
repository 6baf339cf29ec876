import { resolve } from 'node:path';
import { defineCommand } from '../command.ts';
import { EXIT, OperationError, UsageError } from '../exit.ts';
import type { Io } from '../io.ts';

/** Pages keep their documents by origin, so the port stays the same unless told otherwise. */
const DEFAULT_PORT = 4807;

export default defineCommand({
  name: 'serve',
  operands: [],
  details: `\
Serves the editor on this machine, and passes its calls to providers on with the keys of this machine, which never reach \
the browser: set ARK_API_KEY, FAL_KEY or REPLICATE_API_TOKEN first.
Prints the address to open. It holds a token that is new with every start: whoever has it can spend money through this \
server, so do not pass it on. Only programs of this machine reach the server; other pages in the browser cannot use it. Set \
SHOTGRAPH_TOKEN (43 characters of a-z, A-Z, 0-9, - and _) to have the same address after every start.
Each document of the editor runs in its tab or here. What runs here goes on when the tab is closed, and the tab shows it when \
it is opened again. Results, purchases and the files of documents are kept in STORE; results are shared with "shotgraph run \
--store STORE".
The browser keeps documents by address: with another port they are not there. Ctrl-C ends the server and the runs on it; what \
has finished is kept, jobs that were accepted go on at the provider and are followed when the document is opened again.`,
  options: {
    port: { type: 'string', value: 'N', doc: `Port; ${DEFAULT_PORT} when left out, 0 for any free one.` },
    config: {
      type: 'string',
      value: 'DIR',
      doc: 'Folder with shotgraph.config.json; the current one, if it has one, when left out.',
    },
    store: {
      type: 'string',
      value: 'DIR',
      doc: 'Where what runs here is kept; .shotgraph in the current folder when left out.',
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
    const token = io.env.SHOTGRAPH_TOKEN ? parseToken(io.env.SHOTGRAPH_TOKEN) : createToken();
    const openEngine = engineOpener(options, io);
    const server = await startServer({ gateway, editor, token, port, openEngine }).catch((error: unknown) => {
      throw toPortError(error, port);
    });
    const { keyLines } = await import('../serve/key-lines.ts');
    for (const line of keyLines(gateway.setup)) io.stderr.write(`${line}\n`);
    io.stderr.write('Open this address; Ctrl-C ends the server.\n');
    io.stdout.write(`${server.origin}/#token=${token}\n`);
    await aborted(signal);
    const late = setTimeout(() => io.stderr.write(STOPPING), PATIENCE_MS);
    await server.close().finally(() => clearTimeout(late));
    return EXIT.done;
  },
});

/** Longest silence while runs are ended, ms. */
const PATIENCE_MS = 500;
const STOPPING =
  'Stopping: the answer to a call that was sent is waited for, or it would not be known what was bought. Ctrl-C again ends at once.\n';

/** Opens the engine of documents that run here, with the configuration that "shotgraph run" would have. */
const engineOpener =
  ({ config, store }: { readonly config?: string | undefined; readonly store?: string | undefined }, io: Io) =>
  async () => {
    const { openServedEngine } = await import('../serve/engine/served-engine.ts');
    const { configFolder } = await import('../serve/load-gateway.ts');
    const setup = await io.loadSetup({ folder: configFolder(config, io.cwd) });
    return openServedEngine({ store: resolve(io.cwd, store ?? '.shotgraph'), setup });
  };

/** As long as one that is made here: what is short can be guessed. */
function parseToken(text: string): string {
  if (/^[\w-]{43}$/.test(text)) return text;
  throw new UsageError(
    'SHOTGRAPH_TOKEN must have 43 characters of a-z, A-Z, 0-9, - and _; leave it out for a new token',
  );
}

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
