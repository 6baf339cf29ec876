import type { Command } from '../command.ts';

/** A command that is loaded when it is asked for: what `validate` does not need must not slow it down. */
export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  load(): Promise<{ readonly default: Command }>;
}

/** Every command, in the order of the help. */
export const COMMANDS: readonly CommandEntry[] = [
  { name: 'run', summary: 'Run a graph and write its outputs to files.', load: () => import('./run.ts') },
  { name: 'plan', summary: 'Say what a run would do, why, and what it would cost.', load: () => import('./plan.ts') },
  { name: 'pick', summary: 'Choose one of several takes and write the choice down.', load: () => import('./pick.ts') },
  { name: 'why', summary: 'Say why a node would run, wait or be reused.', load: () => import('./why.ts') },
  { name: 'runs', summary: 'List past runs, tell about one, go on with one.', load: () => import('./runs.ts') },
  { name: 'takes', summary: 'List the takes of a node, or choose one.', load: () => import('./takes.ts') },
  {
    name: 'ledger',
    summary: 'List what was bought; follow, cancel, or settle a doubt.',
    load: () => import('./ledger.ts'),
  },
  { name: 'spend', summary: 'Add up what was spent.', load: () => import('./spend.ts') },
  {
    name: 'store',
    summary: 'Look after stored results: how many, clean up, check, pin.',
    load: () => import('./store.ts'),
  },
  { name: 'validate', summary: 'List every problem of a graph document.', load: () => import('./validate.ts') },
  { name: 'nodes', summary: 'List the node types with their inputs and outputs.', load: () => import('./nodes.ts') },
  { name: 'fmt', summary: 'Write a graph document in its usual form.', load: () => import('./fmt.ts') },
  { name: 'diff', summary: 'Say in words what changed from one document to another.', load: () => import('./diff.ts') },
  { name: 'serve', summary: 'Serve the editor; keys stay with the server.', load: () => import('./serve.ts') },
  { name: 'emulator', summary: 'Stand in for the providers: no key, no cost.', load: () => import('./emulator.ts') },
];
