import { serveFfmpeg } from '@shotgraph/engine/host/browser';

serveFfmpeg();
