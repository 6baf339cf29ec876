import { type Journal, openJournal } from '../doc/journal.ts';
import { type DocumentStorage, openStorage } from '../doc/storage.ts';
import { type Engine, startEngine } from '../engine/connect.ts';
import type { ServerAddress } from '../engine/editor-engine.ts';
import { type Example, listExamples } from './examples.ts';

/** What all documents of this window share. */
export interface Workspace {
  readonly engine: Engine;
  readonly storage: DocumentStorage;
  /** Every edit of every document. */
  readonly journal: Journal;
  readonly examples: readonly Example[];
}

/** Starts the engine and opens what the browser keeps. @param server - where things are bought */
export async function openWorkspace(server: ServerAddress | undefined): Promise<Workspace> {
  const [engine, examples] = await Promise.all([startEngine(server), listExamples()]);
  return { engine, storage: openStorage(), journal: openJournal(), examples };
}
