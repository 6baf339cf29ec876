import { expect, it } from 'vitest';
import { type Brush, paintDrawing } from './paint-drawing.ts';
import { Curves, Sketch } from './sketch.ts';

/** A brush that notes what is done with it. */
function noting(): { readonly brush: Brush; readonly notes: string[] } {
  const notes: string[] = [];
  const state = { globalAlpha: 1, fillStyle: '', strokeStyle: '', lineWidth: 1, font: '', textBaseline: 'alphabetic' };
  const brush = new Proxy(state, {
    get: (target, name) =>
      name in target
        ? Reflect.get(target, name)
        : (...numbers: readonly unknown[]) => {
            const by = name === 'stroke' ? `${state.strokeStyle} ${state.lineWidth}` : state.fillStyle;
            const isDone = name === 'fill' || name === 'stroke' || name === 'fillText';
            notes.push(`${String(name)} ${JSON.stringify(numbers)}${isDone ? ` ${by} ${state.globalAlpha}` : ''}`);
          },
  });
  return { brush: brush as unknown as Brush, notes };
}

it('paints what was taken down, in its order', () => {
  const sketch = new Sketch();
  const box = { x: 1, y: 2, width: 30, height: 40 };
  sketch.box(box, [8, 0], 'red', 0.5);
  sketch.frame(box, 8, 'blue', 1, 2.5);
  sketch.dot(5, 6, 3, 'red', 1);
  sketch.text('Camera', '600 24px serif', [7, 8], 100, 'blue', 0.25);
  const { brush, notes } = noting();
  paintDrawing(brush, sketch.finish(), () => undefined);
  expect(notes).toEqual([
    'beginPath []',
    'roundRect [1,2,30,40,[8,8,0,0]]',
    'fill [] red 0.5',
    'beginPath []',
    'roundRect [1,2,30,40,[8,8,8,8]]',
    'stroke [] blue 2.5 1',
    'beginPath []',
    `arc [5,6,3,0,${2 * Math.PI}]`,
    'fill [] red 1',
    'fillText ["Camera",7,8,100] blue 0.25',
  ]);
  expect([brush.font, brush.textBaseline]).toEqual(['600 24px serif', 'middle']);
});

it('strokes the edges of one look at once, each of their parts by itself', () => {
  const curves = new Curves();
  curves.moveTo(0, 0);
  curves.bezierCurveTo(1, 0, 2, 3, 3, 3);
  curves.bezierCurveTo(4, 3, 5, 6, 6, 6);
  const sketch = new Sketch();
  sketch.curves(curves.numbers, 'green', 0.72, 2);
  const { brush, notes } = noting();
  paintDrawing(brush, sketch.finish(), () => undefined);
  expect(notes).toEqual([
    'beginPath []',
    'moveTo [0,0]',
    'bezierCurveTo [1,0,2,3,3,3]',
    'moveTo [3,3]',
    'bezierCurveTo [4,3,5,6,6,6]',
    'stroke [] green 2 0.72',
  ]);
});

it('leaves out a picture that the easel has let go, and paints the rest', () => {
  const sketch = new Sketch();
  const box = { x: 0, y: 0, width: 16, height: 9 };
  sketch.picture({ id: 1, width: 16, height: 9 }, box, 1);
  sketch.picture({ id: 2, width: 16, height: 9 }, { ...box, x: 20 }, 1);
  sketch.dot(1, 1, 1, 'red', 1);
  const { brush, notes } = noting();
  paintDrawing(brush, sketch.finish(), (id) => (id === 2 ? ({} as ImageBitmap) : undefined));
  expect(notes.map((note) => note.split(' ')[0])).toEqual(['drawImage', 'beginPath', 'arc', 'fill']);
  expect(notes[0]).toBe('drawImage [{},20,0,16,9]');
});

it('takes down as much as there is', () => {
  const sketch = new Sketch();
  for (let i = 0; i < 10_000; i++) sketch.dot(i, i, 1, `colour ${i % 7}`, 1);
  sketch.curves(
    Array.from({ length: 8 * 40_000 }, (_, i) => i),
    'grey',
    1,
    1,
  );
  const { marks, texts } = sketch.finish();
  expect(texts).toHaveLength(8);
  expect(marks).toHaveLength(10_000 * 6 + 5 + 8 * 40_000);
  expect([...marks.slice(-2)]).toEqual([8 * 40_000 - 2, 8 * 40_000 - 1]);
});
