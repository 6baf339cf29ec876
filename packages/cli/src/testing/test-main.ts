import { main } from '../cli.ts';
import { processIo } from '../process-io.ts';
import { setupOf } from './test-io.ts';
import { testRegistry } from './test-nodes.ts';

// The command as a process of its own, with the nodes of the tests in place of the catalogue.
const io = processIo(async () => setupOf(testRegistry));
const code = await main(process.argv.slice(2), io);
await io.flush();
process.exit(code);
