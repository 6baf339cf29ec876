import { serveThread } from '@shotgraph/engine/host/browser';
import { answer } from '@shotgraph/nodes/painter';

serveThread(answer);
