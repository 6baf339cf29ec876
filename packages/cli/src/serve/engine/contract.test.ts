import type { PortType } from '@shotgraph/engine';
import { toPickChoice } from '@shotgraph/nodes';
import { show } from '@shotgraph/nodes/hosting';
import { serviceContract } from '../../../../engine/src/testing/service-contract.ts';
import { setupOf } from '../../testing/test-io.ts';
import { engineServer } from './testing/engine-server.ts';

const number = { name: 'number' } as PortType;
const numbers = { name: 'number[]', element: number } as PortType;

serviceContract(
  'on a server',
  async (registry) => (await engineServer(setupOf(registry))).openPage().open,
  (value) => show(value, Array.isArray(value) ? numbers : number, toPickChoice),
);
