import { parentPort, workerData } from 'node:worker_threads';
import { answerWith, type ThreadProgram } from '../threads/open-thread.ts';

const port = parentPort!;
const loading = import(workerData) as Promise<{ readonly answer: ThreadProgram }>;

port.on(
  'message',
  answerWith(
    async (message) => (await loading).answer(message),
    (reply, transfer) => port.postMessage(reply, transfer),
  ),
);
