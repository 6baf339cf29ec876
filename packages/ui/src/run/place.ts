import { browserMemory, type Memory } from '../app/browser-memory.ts';
import type { UiState } from '../app/ui-store.ts';
import type { RunPlace } from '../engine/editor-engine.ts';

const nameOf = (document: string) => `shotgraph-place:${document}`;

/** Where a document runs, as this browser remembers it; in the tab unless somebody chose otherwise. */
export const placeOf = (document: string, memory: Memory = browserMemory): RunPlace =>
  memory.getItem(nameOf(document)) === 'server' ? 'server' : 'tab';

/** Remembers where a document runs. */
export function rememberPlace(document: string, place: RunPlace, memory: Memory = browserMemory): void {
  if (place === 'server') memory.setItem(nameOf(document), place);
  else memory.removeItem(nameOf(document));
}

/** Whether there is another place, and the document may go there now: a run in this tab would end. */
export const canChangePlace = ({ runsOn, server }: Pick<UiState, 'runsOn' | 'server'>, isRunning: boolean): boolean =>
  runsOn === 'tab' ? server !== 'none' && !isRunning : !isRunning || server !== 'here';

/** Why a document cannot be run where it should be; `undefined` when it can. */
export function obstacleIn({ runsOn, server }: Pick<UiState, 'runsOn' | 'server'>): string | undefined {
  if (runsOn === 'tab' || server === 'here') return undefined;
  return server === 'none' ? NO_ACCESS : NOT_REACHED;
}

/** Why a run is not known any more that was followed. */
export const lostIn = ({ runsOn }: Pick<UiState, 'runsOn'>): string =>
  runsOn === 'server'
    ? 'The server was started again, and the run ended with it. What had finished is kept: run again to go on from there.'
    : 'The run on the server is not followed any more: the document runs in this tab now.';

const NO_ACCESS =
  'This document runs on the server, and this page has no access to it. Open the address that "shotgraph serve" printed, or run it in this tab.';
const NOT_REACHED = 'The server does not answer. The run starts neither here nor there until it does.';
