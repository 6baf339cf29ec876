import { useEffect, useRef } from 'react';
import { useEditor } from '../app/editor-context.tsx';
import { lift } from '../flow/lift.ts';
import styles from './helper-lines.module.css';
import { linesOf } from './helper-lines.ts';
import type { HelperLine } from './snap.ts';

/**
 * Lines through what something dragged is in line with, in the document's px. They come and go with every step of a drag: their
 * elements stay until it ends and are only moved, which neither draws a component nor paints anything.
 */
export function HelperLines() {
  const store = linesOf(useEditor());
  const layer = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const show = () => {
      if (store.isOver) layer.current?.replaceChildren();
      else if (layer.current) place(layer.current, store.lines);
    };
    return store.subscribe(show);
  }, [store]);
  return <div ref={layer} className={styles.layer} aria-hidden="true" />;
}

function place(layer: HTMLDivElement, lines: readonly HelperLine[]): void {
  while (layer.childElementCount < lines.length) {
    const line = document.createElement('span');
    line.className = styles.line!;
    layer.append(line);
    lift(line);
  }
  [...layer.children].forEach((child, i) => {
    const { dataset, style } = child as HTMLElement;
    const line = lines[i];
    style.transform = line ? transformOf(line) : AWAY;
    if (line) dataset.helperLine = line.axis;
    else delete dataset.helperLine;
  });
}

/** Out of sight, yet still a layer of its own. */
const AWAY = 'scale(0)';

/** An element of one px becomes the line. */
const transformOf = ({ axis, at, from, to }: HelperLine): string =>
  axis === 'x'
    ? `translate(${at}px, ${from}px) scale(1, ${to - from})`
    : `translate(${from}px, ${at}px) scale(${to - from}, 1)`;
