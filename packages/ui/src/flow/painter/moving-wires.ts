import type { Area } from '../scene.ts';
import type { Pen, Strand } from './paint-wires.ts';

/**
 * Edges of what is being dragged, as paths of an SVG picture: the browser draws them beside the page's own thread, where a canvas as
 * large as the window would be drawn and copied on it in every frame.
 */
export interface MovingWires {
  /** Shows these and nothing else. @param area - what of the document is in view */
  show(strands: readonly Strand<PathText>[], area: Area): void;
}

/** Makes the picture's paths. @param picture - an `svg` element that stands in the document's coordinates */
export function createMovingWires(picture: SVGSVGElement): MovingWires {
  let shown = '';
  const place = ({ left, top, right, bottom }: Area) => {
    const box = `${left} ${top} ${right - left} ${bottom - top}`;
    if (box === shown) return;
    shown = box;
    picture.setAttribute('viewBox', box);
    Object.assign(picture.style, {
      left: `${left}px`,
      top: `${top}px`,
      width: `${right - left}px`,
      height: `${bottom - top}px`,
      display: 'block',
    });
  };
  const clear = () => {
    if (shown === '') return;
    shown = '';
    picture.style.display = 'none';
    picture.replaceChildren();
  };
  return {
    show(strands, area) {
      if (strands.length === 0) return clear();
      place(area);
      while (picture.childElementCount < strands.length)
        picture.append(document.createElementNS('http://www.w3.org/2000/svg', 'path'));
      [...picture.children].forEach((path, i) => {
        const strand = strands[i];
        setIfOther(path, 'd', strand?.path.text ?? '');
        if (!strand) return;
        setIfOther(path, 'stroke', strand.colour);
        setIfOther(path, 'stroke-width', String(strand.width));
        setIfOther(path, 'stroke-opacity', String(strand.opacity));
      });
    },
  };
}

/** A path as SVG writes it. */
export class PathText implements Pen {
  text = '';
  moveTo(x: number, y: number): void {
    this.text += `M${fine(x)} ${fine(y)}`;
  }
  bezierCurveTo(ax: number, ay: number, bx: number, by: number, x: number, y: number): void {
    this.text += `C${fine(ax)} ${fine(ay)} ${fine(bx)} ${fine(by)} ${fine(x)} ${fine(y)}`;
  }
}

/** To a tenth of a px. */
const fine = (px: number): number => Math.round(px * 10) / 10;

function setIfOther(path: Element, name: string, value: string): void {
  if (path.getAttribute(name) !== value) path.setAttribute(name, value);
}
