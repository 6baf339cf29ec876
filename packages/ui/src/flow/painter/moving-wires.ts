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
  const paths = make('g');
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
    paths.replaceChildren();
  };
  return {
    show(strands, area) {
      if (strands.length === 0) return clear();
      place(area);
      if (!paths.isConnected) picture.replaceChildren(sheet(), paths);
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
 * Something that cannot be seen, larger than everything: however the edges go, the picture is as large as before. A picture that grows or
 * shrinks makes the browser look anew at what of the page covers what.
 */
function sheet(): Element {
  const rect = make('rect');
  const reach = 1e6;
  for (const [name, value] of Object.entries({ x: -reach, y: -reach, width: 2 * reach, height: 2 * reach }))
    rect.setAttribute(name, String(value));
  rect.setAttribute('fill', 'rgb(0 0 0 / 0.001)');
  return rect;
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
