import { main } from './cli.ts';
import { processIo } from './process-io.ts';
import { processSetup } from './setup/process-setup.ts';

const io = processIo(processSetup(process.cwd()));
const code = await main(process.argv.slice(2), io);
await io.flush();
// A node that does not listen to its signal may hold timers and threads; nothing they do is wanted any more.
process.exit(code);
