import { browserMemory } from '../app/browser-memory.ts';
import { wheelPx } from '../app/wheel-px.ts';
import type { CanvasActions } from './adapter.ts';

/** What the wheel does on the canvas: `auto` zooms with a wheel and moves with two fingers on a trackpad. */
export type WheelMode = 'auto' | 'zoom' | 'move';

const KEY = 'shotgraph-wheel';
const MODES: readonly WheelMode[] = ['auto', 'zoom', 'move'];

/** What was chosen in this browser. */
export function wheelMode(): WheelMode {
  const chosen = browserMemory.getItem(KEY);
  return MODES.find((mode) => mode === chosen) ?? 'auto';
}

/** Chooses the next of the modes. @returns that one */
export function switchWheelMode(): WheelMode {
  const next = MODES[(MODES.indexOf(wheelMode()) + 1) % MODES.length]!;
  browserMemory.setItem(KEY, next);
  return next;
}

/** What each does, as it is told to whoever chooses it. */
export const WHEEL_WORDS: { readonly [mode in WheelMode]: string } = {
  auto: 'A wheel zooms on the canvas, two fingers on a trackpad move it and pinch it.',
  zoom: 'The wheel always zooms on the canvas; with Shift it moves it sideways.',
  move: 'The wheel always moves the canvas; with Ctrl or Cmd it zooms.',
};

/** What is read of an event. */
export type Turn = Pick<WheelEvent, 'deltaX' | 'deltaY' | 'deltaMode' | 'ctrlKey' | 'metaKey' | 'shiftKey'> & {
  /** Of old, and not everywhere; but a notch of a wheel is always 120 of it. */
  readonly wheelDeltaY?: number;
};

const NOTCH = 120;
/** So many of it are a px on a Mac. */
const MAC = 3;

/**
 * Whether fingers on a trackpad made an event, as far as browsers let that be seen: they move sideways as well, or by fractions of a px;
 * on a Mac by whole ones, while a wheel, which is sped up there, turns by fractions. What could be either is taken for a wheel.
 */
export function isFromTrackpad({ deltaX, deltaY, deltaMode, wheelDeltaY, shiftKey }: Turn): boolean {
  if (deltaMode !== 0) return false;
  if (deltaX !== 0 && !shiftKey) return true;
  if (wheelDeltaY === undefined || deltaY === 0 || wheelDeltaY % NOTCH === 0) return false;
  const isWhole = Number.isInteger(deltaY);
  return Math.abs(wheelDeltaY + MAC * deltaY) < 1 ? isWhole : !isWhole;
}

/** Whether an event moves the canvas; else it zooms. A pinch is told as a wheel with Ctrl held, and Shift turns a wheel sideways. */
export function isMove(event: Turn, mode: WheelMode): boolean {
  if (event.ctrlKey || event.metaKey) return false;
  if (event.shiftKey || mode === 'move') return true;
  return mode === 'auto' && isFromTrackpad(event);
}

/** Events farther apart are not of one movement, ms. */
const APART_MS = 200;

/**
 * Decides what a movement of the wheel does where it begins: what can be scrolled under the pointer scrolls, else the canvas moves or, as
 * React Flow does it, zooms. What began as one goes on as that, whatever comes under the pointer.
 */
export function watchWheel(element: HTMLElement, actions: Pick<CanvasActions, 'panBy'>, signal: AbortSignal): void {
  let last = -APART_MS;
  let isPinch = false;
  let does: 'scroll' | 'move' | 'zoom' = 'zoom';
  const turn = (event: WheelEvent) => {
    // Fingers that are only laid down tell nothing yet.
    if (event.deltaX === 0 && event.deltaY === 0) return;
    const pinches = event.ctrlKey || event.metaKey;
    const begins = event.timeStamp - last > APART_MS || pinches !== isPinch;
    if (begins && !pinches && scrolls(event, element)) does = 'scroll';
    // What could have been a wheel at first may turn out to be fingers.
    else if (begins || does === 'zoom') does = isMove(event, wheelMode()) ? 'move' : 'zoom';
    last = event.timeStamp;
    isPinch = pinches;
    if (does === 'zoom') return;
    event.stopPropagation();
    if (does === 'scroll') return;
    event.preventDefault();
    const px = wheelPx(event, element.clientHeight);
    const isSideways = event.shiftKey && event.deltaX === 0;
    actions.panBy(-(isSideways ? event.deltaY : event.deltaX) * px, isSideways ? 0 : -event.deltaY * px);
  };
  element.addEventListener('wheel', turn, { signal, capture: true, passive: false });
}

/** Whether something under the pointer is longer than it is shown. */
function scrolls(event: WheelEvent, within: HTMLElement): boolean {
  for (const target of event.composedPath()) {
    if (target === within) return false;
    if (!(target instanceof HTMLElement) || target.scrollHeight <= target.clientHeight + 1) continue;
    if (/auto|scroll/.test(getComputedStyle(target).overflowY)) return true;
  }
  return false;
}
