import { type Drawing, MARKS } from './sketch.ts';

/** The part of a canvas's context that is painted with. */
export type Brush = Pick<
  OffscreenCanvasRenderingContext2D,
  | 'globalAlpha'
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'font'
  | 'textBaseline'
  | 'beginPath'
  | 'moveTo'
  | 'bezierCurveTo'
  | 'roundRect'
  | 'arc'
  | 'fill'
  | 'stroke'
  | 'fillText'
  | 'drawImage'
>;

/** Paints a drawing. @param pictureOf - a picture by its number; one that is not there is left out */
export function paintDrawing(
  brush: Brush,
  { marks, texts }: Drawing,
  pictureOf: (id: number) => ImageBitmap | undefined,
) {
  brush.textBaseline = 'middle';
  let at = 0;
  const take = () => marks[at++]!;
  const box = () => {
    brush.beginPath();
    const [x, y, width, height, upper, lower] = [take(), take(), take(), take(), take(), take()];
    brush.roundRect(x, y, width, height, [upper, upper, lower, lower]);
  };
  while (at < marks.length) {
    const kind = take();
    brush.globalAlpha = take();
    const colour = texts[take()] ?? '';
    if (kind === MARKS.box) {
      brush.fillStyle = colour;
      box();
      brush.fill();
    } else if (kind === MARKS.frame) {
      brush.strokeStyle = colour;
      box();
      brush.lineWidth = take();
      brush.stroke();
    } else if (kind === MARKS.dot) {
      brush.fillStyle = colour;
      brush.beginPath();
      brush.arc(take(), take(), take(), 0, 2 * Math.PI);
      brush.fill();
    } else if (kind === MARKS.text) {
      brush.fillStyle = colour;
      const text = texts[take()]!;
      brush.font = texts[take()]!;
      brush.fillText(text, take(), take(), take());
    } else if (kind === MARKS.picture) {
      const picture = pictureOf(take());
      const [x, y, width, height] = [take(), take(), take(), take()];
      if (picture) brush.drawImage(picture, x, y, width, height);
    } else {
      brush.strokeStyle = colour;
      brush.lineWidth = take();
      brush.beginPath();
      for (let left = take(); left > 0; left--) {
        brush.moveTo(take(), take());
        brush.bezierCurveTo(take(), take(), take(), take(), take(), take());
      }
      brush.stroke();
    }
  }
}
