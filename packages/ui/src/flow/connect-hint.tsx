import { useEffect, useRef } from 'react';
import { useUi } from '../app/editor-context.tsx';
import { useRefusedPort } from './adapter.ts';
import styles from './canvas.module.css';
import { refusalOf } from './connecting.ts';

/** Beside the pointer: why the port under it does not take the edge being dragged. */
export function ConnectHint() {
  const connecting = useUi((state) => state.connecting);
  const refused = useRefusedPort();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!connecting) return;
    const follow = ({ clientX, clientY }: PointerEvent | MouseEvent) => {
      if (box.current) box.current.style.translate = `${clientX + 16}px ${clientY + 16}px`;
    };
    window.addEventListener('pointermove', follow);
    return () => window.removeEventListener('pointermove', follow);
  }, [connecting]);
  if (!connecting) return null;
  const verdict = refused === undefined ? undefined : connecting.verdicts.get(refused);
  const message =
    refused === undefined
      ? ''
      : verdict && !verdict.ok
        ? refusalOf(verdict).text
        : verdict
          ? ''
          : connecting.from !== undefined
            ? 'an edge ends at an input'
            : 'an edge comes from an output';
  return (
    <div ref={box} className={styles.hint} hidden={message === ''} role="status">
      {message}
    </div>
  );
}
