import type { Host, Json, PortType } from '@shotgraph/engine';
import { checkPoints, Direction, type DirectionValue } from '@shotgraph/nodes';
import { createViewer, type Viewer } from '@shotgraph/nodes/viewer';
import { transfer } from 'comlink';
import { toPlain } from './shown.ts';
import type { ViewRequest } from './view-request.ts';

/** Answers view requests. Runs in the engine's worker. */
export type Views = (value: unknown, type: PortType, how: Json, host: Host) => Promise<unknown>;

const NEVER = new AbortController().signal;

/** Makes the views of all documents; each host keeps the pictures it has read. */
export function createViews(): Views {
  const viewers = new WeakMap<Host, Viewer>();
  const viewerOf = (host: Host): Viewer => {
    const known = viewers.get(host);
    if (known) return known;
    const made = createViewer({ host, signal: NEVER, progress: () => {} } as never);
    viewers.set(host, made);
    return made;
  };
  return async (value, type, how, host) => {
    const request = how as unknown as ViewRequest;
    if (request.view === 'data') return toPlain(value);
    if (request.view === 'checklist') return checklistOf(value, type);
    const { width, height, seconds, style, isQuick = false } = request;
    const size = { width: sideOf(width), height: sideOf(height) };
    const pixels = await viewerOf(host).paint(value, type, { size, seconds, style, isQuick });
    if (pixels === undefined) return undefined;
    const bitmap = await createImageBitmap(new ImageData(pixels as never, size.width, size.height));
    return transfer(bitmap, [bitmap]);
  };
}

/** What is not directed yet in a direction, or in a shot as a film of its own. */
function checklistOf(value: unknown, type: PortType) {
  if (type.name === 'direction') return checkPoints(value as DirectionValue);
  return type.name === 'shot' ? checkPoints(Direction.convert!(value, type.name) as DirectionValue) : undefined;
}

/** Whole pixels, and no more than a screen has. */
const sideOf = (side: number): number => Math.min(2048, Math.max(1, Math.round(side)));
