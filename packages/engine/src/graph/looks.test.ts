import { describe, expect, it } from 'vitest';
import { describeIssue, GraphError } from '../errors.ts';
import { describeChange, diffDocuments } from './diff.ts';
import type { GraphDocument, NodeRecord } from './document.ts';
import { applyOps, isLooks, type Op } from './edit.ts';
import { formatDocument } from './format.ts';
import { openGraph, toDocument } from './graph.ts';
import { bendsOf, edgeId, edgeIds, framesOf, looksIssues, notesOf, takeMarksOf, takeOwnersOf } from './looks.ts';
import { checkDocument, parseDocument } from './parse.ts';

const node = (inputs: NodeRecord['inputs'] = {}): NodeRecord => ({ type: 'a/b', version: 1, inputs });
const act = { id: 'act-1', title: 'Act one', at: [0, 0], size: [640, 320], colour: 'amber' } as const;
const todo = { id: 'todo', text: '**Check** the fox', at: [0, 400], size: [240, 96] } as const;
const document = (layout: object, graphs = {}): GraphDocument =>
  ({
    shotgraph: 1,
    outputs: { film: { from: 'b.x' } },
    nodes: { a: node(), b: node({ list: [{ from: 'a.x' }, { from: 'inputs.y' }, { from: 'a.x' }] }) },
    graphs,
    layout,
  }) as GraphDocument;

describe('frames, notes and bends', () => {
  it('[G18] are read from documents and subgraphs; what is none of them is kept at its place and told as a warning', () => {
    const frames = [
      7,
      act,
      { ...act, id: 'b', size: [0, 1] },
      { ...act, title: 'Again' },
      { ...act, id: 'c', at: [1e9, 0] },
    ];
    const bends = { 'a.x>b.list': [[1, 2]], 'a.x>b.list#1': 'x', __proto: [[0, 0]] };
    const notes = [todo, { id: 'B', text: '' }, { id: 'n', at: [0, 0], size: [1, 1] }];
    const text = JSON.stringify(document({ frames, bends }, { shot: { nodes: {}, layout: { notes } } }));
    const graph = openGraph(parseDocument(text));
    expect(framesOf(graph)).toEqual([act]);
    expect(notesOf(graph.graphs.get('shot')!)).toEqual([todo]);
    expect([...bendsOf(graph)]).toEqual([['a.x>b.list', [[1, 2]]]]);
    const issues = looksIssues(graph);
    expect(issues.every(({ severity, code }) => severity === 'warning' && code === 'layout-invalid')).toBe(true);
    expect(issues.map(describeIssue)).toEqual([
      'layout.frames[0] is kept but not shown: must be an object with "id", "at" and "size"',
      'layout.frames[2] is kept but not shown: "size" must be [width, height] in px, each at least 1',
      'layout.frames[3] is kept but not shown: "id" "act-1" is taken by one before it; choose another',
      'layout.frames[4] is kept but not shown: "at" must be [x, y] in px',
      'layout.bends["a.x>b.list#1"] is kept but not shown: it must be 1 to 64 points [x, y] in px',
      'layout.bends["__proto"] is kept but not shown: an edge is named "node.port>node.input"',
      'Subgraph "shot": layout.notes[1] is kept but not shown: "id" must be a lower-case word such as "act-1"',
      'Subgraph "shot": layout.notes[2] is kept but not shown: "text" must be text',
    ]);
    applyOps(graph, [{ op: 'set-frame', id: 'act-1', value: { title: 'B', at: [0, 0], size: [1, 1] } }]);
    expect(toDocument(graph).layout).toMatchObject({ frames: { 0: 7 } });
    expect(JSON.parse(formatDocument(toDocument(graph))).layout.frames).toHaveLength(5);
  });

  it('[G18] lists that are no lists are refused, naming what is there', () => {
    expect(() => checkDocument(document({ frames: {}, notes: 'x', bends: [] }))).toThrow(GraphError);
    try {
      checkDocument(document({ frames: {}, notes: 'x', bends: [] }));
    } catch (error) {
      expect((error as GraphError).issues.map(({ message }) => message)).toEqual([
        '"layout.frames" must be a list of frames, got an object',
        '"layout.notes" must be a list of notes, got text "x"',
        '"layout.bends" must be an object, got a list of 0',
      ]);
    }
  });

  it('[G18] come and go by their ids, at their place, and nothing has to run again', () => {
    const graph = openGraph(document({ frames: [7, act, { ...act, id: 'c' }] }));
    const before = formatDocument(toDocument(graph));
    const { id: _, ...body } = act;
    const ops: readonly Op[] = [
      { op: 'set-frame', id: 'act-1' },
      { op: 'set-frame', id: 'd', value: { ...body, title: 'D' } },
      { op: 'set-note', id: 'todo', value: { text: 'x', at: [0, 0], size: [1, 1] } },
      { op: 'set-bends', edge: 'a.x>b.list', value: [[1, 2]] },
    ];
    expect(ops.every(isLooks)).toBe(true);
    const change = applyOps(graph, ops);
    expect(framesOf(graph).map(({ id }) => id)).toEqual(['c', 'd']);
    expect(change).toMatchObject({ nodes: new Map(), interface: false, subgraphs: new Map() });
    expect(change.inverse.at(-1)).toEqual({ op: 'set-frame', id: 'act-1', value: body, index: 1 });
    applyOps(graph, change.inverse);
    expect(formatDocument(toDocument(graph))).toBe(before);
    expect(() => applyOps(graph, [{ op: 'set-note', id: 'gone' }])).toThrow('there is no note "gone"');
    expect(() => applyOps(graph, [{ op: 'set-bends', edge: '__proto__', value: [[0, 0]] }])).toThrow('names no edge');
  });

  it('[G20] of takes are kept by purchase, changed by an op and taken back, and nothing has to run again', () => {
    const [one, two] = ['1'.repeat(64), '2'.repeat(64)];
    const graph = openGraph(document({ takes: { [one]: 'star', [two]: 'reject' } }));
    const before = formatDocument(toDocument(graph));
    const ops: readonly Op[] = [
      { op: 'set-take', take: one },
      { op: 'set-take', take: two, value: 'star' },
    ];
    expect(ops.every(isLooks)).toBe(true);
    const change = applyOps(graph, ops);
    expect([...takeMarksOf(graph)]).toEqual([[two, 'star']]);
    expect(change).toMatchObject({ nodes: new Map(), interface: false });
    applyOps(graph, change.inverse);
    expect(formatDocument(toDocument(graph))).toBe(before);
    expect(() => applyOps(graph, [{ op: 'set-take', take: 'constructor', value: 'star' }])).toThrow(
      'no key of a purchase',
    );
  });

  it('[G22] whose takes are is kept by purchase, changed by an op and taken back, and nothing has to run again', () => {
    const [one, two] = ['1'.repeat(64), '2'.repeat(64)];
    const owners = { [one]: 'shot', fox: 'shot', ['3'.repeat(64)]: '../shot' };
    const graph = openGraph(document({ owners }));
    expect([...takeOwnersOf(graph)]).toEqual([[one, 'shot']]);
    expect(looksIssues(graph).map(({ message }) => message)).toHaveLength(2);
    const before = formatDocument(toDocument(graph));
    const ops: readonly Op[] = [
      { op: 'set-owner', take: one },
      { op: 'set-owner', take: two, value: 'scenes/2/shot' },
    ];
    expect(ops.every(isLooks)).toBe(true);
    const change = applyOps(graph, ops);
    expect([...takeOwnersOf(graph)]).toEqual([[two, 'scenes/2/shot']]);
    expect(change).toMatchObject({ nodes: new Map(), interface: false });
    applyOps(graph, change.inverse);
    expect(formatDocument(toDocument(graph))).toBe(before);
  });

  it('[G20] of takes that are none are kept, left out and told', () => {
    const takes = { fox: 'star', ['3'.repeat(64)]: 'like' } as never;
    const graph = openGraph(document({ takes }));
    expect(takeMarksOf(graph).size).toBe(0);
    expect(looksIssues(graph).map(({ message }) => message)).toHaveLength(2);
    expect(toDocument(graph).layout?.takes).toEqual(takes);
  });

  it('[G18] are written in a fixed order; empty lists are left out', () => {
    const { colour, id, ...rest } = act;
    const once = formatDocument(document({ notes: [], frames: [{ colour, ...rest, id }], bends: {}, later: 1 }));
    expect(once).toContain(`"layout": {
    "frames": [
      { "id": "act-1", "title": "Act one", "at": [0, 0], "size": [640, 320], "colour": "amber" }
    ],
    "later": 1
  }`);
    expect(once).not.toContain('notes');
    expect(formatDocument(toDocument(openGraph(parseDocument(once))))).toBe(once);
  });

  it('[G18] name edges by their ends, also where an input takes the same output twice', () => {
    expect([...edgeIds(openGraph(document({})))]).toEqual([
      'a.x>b.list',
      'inputs.y>b.list',
      'a.x>b.list#1',
      'b.x>outputs.film',
    ]);
    expect(edgeId('a.x', 'b', 'list', 1)).toBe('a.x>b.list#1');
  });

  it('[G19] differ in words, as layout only', () => {
    const words = (a: object, b: object) => diffDocuments(document(a), document(b)).map(describeChange);
    expect(words({}, { frames: [act], notes: [todo], bends: { 'a.x>b.list': [[1, 2]] } })).toEqual([
      'layout only: frame "act-1" added',
      'layout only: note "todo" added',
      'layout only: "a.x>b.list" bent otherwise',
    ]);
    expect(
      words(
        { frames: [act], notes: [todo] },
        { frames: [{ ...act, title: 'Act two', at: [8, 8] }], notes: [{ ...todo, size: [1, 1] }] },
      ),
    ).toEqual([
      'layout only: frame "act-1" title "Act one" became "Act two"; moved',
      'layout only: note "todo" resized',
    ]);
    expect(words({ frames: [act] }, { frames: [{ ...act, later: 1 }] })).toEqual([
      'layout only: frame "act-1" changed',
    ]);
    expect(words({ frames: [act, 1] }, {})).toEqual([
      'layout only: frame "act-1" removed',
      'member "layout.frames": no longer set, was [1]',
    ]);
  });
});
