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

/** Farther than anything that is in view, px. */
const REACH = 1e6;

/** Makes the picture's paths. @param picture - an `svg` element that stands in the document's coordinates */
export function createMovingWires(picture: SVGSVGElement): MovingWires {
  let shown = '';
  const paths = make('g');
  const sheet = rect(-REACH, -REACH, 2 * REACH, 'rgb(0 0 0 / 0.001)');
  const speck = rect(0, 0, 1, 'rgb(0 0 0 / 0.004)');
  const place = ({ left, top, right, bottom }: Area) => {
    const box = `${left} ${top} ${right - left} ${bottom - top}`;
    if (box === shown) return;
    shown = box;
    picture.setAttribute('viewBox', box);
    speck.setAttribute('x', String(left));
    speck.setAttribute('y', String(top));
    Object.assign(picture.style, {
      left: `${left}px`,
      top: `${top}px`,
      width: `${right - left}px`,
      height: `${bottom - top}px`,
      display: 'block',
    });
  };
  return {
    show(strands, area) {
      // The empty picture stays: to take it away would have the browser look anew at what of the page covers what.
      if (strands.length === 0) return paths.replaceChildren();
      place(area);
      if (!paths.isConnected) picture.replaceChildren(sheet, speck, paths);
      while (paths.childElementCount < strands.length) paths.append(make('path'));
      [...paths.children].forEach((path, i) => {
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

const make = (name: string) => document.createElementNS('http://www.w3.org/2000/svg', name);

/**
 * Two things that cannot be seen keep a picture as it is for the browser, however its edges come, go and grow; else it looks anew at what
 * of the page covers what. A sheet larger than everything: the picture is always as large. A speck of the faintest colour there is: there
 * is always something in it.
 */
function rect(x: number, y: number, size: number, fill: string): Element {
  const made = make('rect');
  for (const [name, value] of Object.entries({ x, y, width: size, height: size, fill }))
    made.setAttribute(name, String(value));
  return made;
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
