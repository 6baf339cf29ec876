import type { PointerEvent as ReactPointerEvent } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDocStore } from '../doc/doc-store.ts';
import { dragEdit } from './drag-edit.ts';

const NONE = { shotgraph: 1, nodes: { a: { type: 'x/a', version: 1, inputs: { size: 1 } } } } as const;

/** An event that a window can be told of without a page. */
const made = (type: string, rest: object) => Object.assign(new Event(type, { cancelable: true }), rest);

describe('dragging what edits the document', () => {
  let doc: ReturnType<typeof createDocStore>;
  const ends: boolean[] = [];
  const size = () => doc.findNode('a')!.inputs.size;
  const tell = (type: string, clientX = 0, pointerId = 1) =>
    window.dispatchEvent(made(type, { clientX, clientY: 0, pointerId }));
  const key = (name: string) => {
    const event = made('keydown', { key: name });
    window.dispatchEvent(event);
    return event;
  };
  const press = () =>
    dragEdit(
      doc,
      {
        currentTarget: { setPointerCapture() {}, isConnected: true } as unknown as Element,
        ...{ pointerId: 1, clientX: 0, clientY: 0 },
      } as unknown as ReactPointerEvent,
      {
        move: ({ clientX }) =>
          doc.apply([{ op: 'set-input', node: 'a', input: 'size', value: clientX }], { mark: 'size' }),
        end: (isClick) => ends.push(isClick),
      },
    );

  beforeEach(() => {
    vi.stubGlobal('window', new EventTarget());
    doc = createDocStore(NONE);
    ends.length = 0;
  });
  afterEach(() => vi.unstubAllGlobals());

  it('is one step, and another one than what was done before under the same mark', () => {
    doc.apply([{ op: 'set-input', node: 'a', input: 'size', value: 2 }], { mark: 'size' });
    press();
    for (const x of [3, 6, 9]) tell('pointermove', x);
    tell('pointerup', 9);
    tell('pointermove', 50);
    expect(size()).toBe(9);
    doc.undo();
    expect(size()).toBe(2);
    expect(ends).toEqual([false]);
  });

  it('writes nothing for a click that trembles', () => {
    press();
    for (const x of [1, 2, 1]) tell('pointermove', x);
    tell('pointerup', 2);
    expect(doc.canUndo).toBe(false);
    expect(ends).toEqual([true]);
  });

  it.each(['Escape', 'pointercancel', 'blur'])('was never there after %s', (how) => {
    press();
    tell('pointermove', 9);
    if (how === 'Escape') expect(key('Escape').defaultPrevented).toBe(true);
    else tell(how);
    expect([size(), doc.canUndo, doc.canRedo]).toEqual([1, false, false]);
    tell('pointermove', 20);
    tell('pointerup', 20);
    expect(size()).toBe(1);
    expect(ends).toEqual([false]);
  });

  it('lets no other key reach anything, save those that say how it is dragged', () => {
    const heard: string[] = [];
    press();
    window.addEventListener('keydown', (event) => heard.push(event.key));
    for (const name of ['z', 'Delete', 'Shift', 'Escape', 'Escape']) key(name);
    expect(heard).toEqual(['Shift', 'Escape']);
  });

  it('follows the one pointer that pressed', () => {
    press();
    tell('pointermove', 9, 2);
    tell('pointerup', 9, 2);
    expect(size()).toBe(1);
    tell('pointermove', 9);
    expect(size()).toBe(9);
    tell('pointerup', 9);
  });
});
