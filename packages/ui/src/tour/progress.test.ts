import { parseDocument } from '@shotgraph/engine';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import text from '../../../../examples/first-film/graph.json?raw';
import type { Editor } from '../app/editor.ts';
import { createUiStore } from '../app/ui-store.ts';
import { createDocStore } from '../doc/doc-store.ts';
import { createRunStore } from '../run/run-store.ts';
import { readTour, writeTour } from './memory.ts';
import { createTour } from './progress.ts';
import { STEPS } from './steps.ts';

const stepAt = (name: string) => STEPS.findIndex((step) => step.name === name);

function open(step: number) {
  writeTour({ document: 'film', step, state: 'open' });
  const doc = createDocStore(parseDocument(text));
  const ui = createUiStore();
  ui.setState({ tour: true });
  const editor = { id: 'film', doc, ui, run: createRunStore(), canvas: undefined } as unknown as Editor;
  return { doc, ui, tour: createTour(editor) };
}

describe('the tour', () => {
  beforeEach(() => {
    const kept = new Map<string, string>();
    vi.stubGlobal('localStorage', {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, value: string) => void kept.set(name, value),
    });
  });
  afterEach(() => vi.unstubAllGlobals());

  it('goes on when a step has been done in the document, and says what there was to be seen', async () => {
    const { doc, tour } = open(stepAt('direct'));
    expect(tour.view.title).toBe('Direct the camera');
    doc.apply([{ op: 'set-input', node: 'pull', input: 'move', value: 'orbit' }]);
    await Promise.resolve();
    expect(tour.view.title).toBe('Add a node');
    expect(tour.view.said).toContain('data with units');
    expect(readTour()).toEqual({ document: 'film', step: stepAt('add'), state: 'open' });
  });

  it('says what comes next within a step', () => {
    const { ui, tour } = open(stepAt('direct'));
    expect(tour.view.text).toContain('Select the camera');
    ui.select(['pull']);
    expect(tour.view.text).toContain('Open Direct');
    ui.setState({ dock: 'direct' });
    expect(tour.view.text).toContain('Choose another move');
  });

  it('can be skipped to its end', () => {
    const { tour } = open(0);
    for (const _ of STEPS) tour.skip();
    expect(tour.view).toMatchObject({ step: STEPS.length, said: undefined, spots: [] });
    tour.finish();
    expect(readTour()?.state).toBe('done');
  });

  it('stays where it was when it is closed', () => {
    const { ui, tour } = open(3);
    tour.close();
    expect(ui.getState().tour).toBe(false);
    expect(readTour()).toEqual({ document: 'film', step: 3, state: 'closed' });
  });

  it('says so when what it is about is gone', async () => {
    const { doc, tour } = open(stepAt('wire'));
    doc.apply([{ op: 'remove-node', id: 'fox-grass' }]);
    await Promise.resolve();
    expect(tour.view.text).toContain('“fox-grass” is not in the graph any more');
    doc.undo();
    await Promise.resolve();
    expect(tour.view.text).toContain('Drag from the port');
  });

  it('hears nothing more once it is stopped', async () => {
    const { doc, tour } = open(stepAt('direct'));
    tour.stop();
    doc.apply([{ op: 'set-input', node: 'pull', input: 'move', value: 'orbit' }]);
    await Promise.resolve();
    expect(tour.view.title).toBe('Direct the camera');
  });
});
