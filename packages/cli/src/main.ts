import { main } from './cli.ts';
import { processIo } from './process-io.ts';

const io = processIo(async () => (await import('@shotgraph/nodes')).catalogue);
const code = await main(process.argv.slice(2), io);
await io.flush();
// A node that does not listen to its signal may hold timers and threads; nothing they do is wanted any more.
process.exit(code);
