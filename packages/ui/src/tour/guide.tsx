import { Check, Crosshair, X } from 'lucide-react';
import {
  type CSSProperties,
  Fragment,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { useEditor, useUi } from '../app/editor-context.tsx';
import { runCommand } from '../commands/commands.ts';
import { showChord } from '../commands/keys.ts';
import { showSpot } from './find-spot.ts';
import styles from './guide.module.css';
import { keyParts } from './key-parts.ts';
import { type Corner, cornerFor, guideAt, type Rect } from './place-guide.ts';
import { createTour, type Tour } from './progress.ts';
import { STEPS } from './steps.ts';
import { useSpots } from './use-spots.ts';

/** A guide that invites to do real things on the real document, and sees when they are done. */
export function Guide() {
  const editor = useEditor();
  const isAside = useUi(({ view, isFollowing, replay }) => view === 'app' || isFollowing || replay !== undefined);
  const tour = useMemo(() => createTour(editor), [editor]);
  useEffect(() => tour.stop, [tour]);
  return isAside ? null : <Shown tour={tour} />;
}

function Shown({ tour }: { readonly tour: Tour }) {
  const editor = useEditor();
  const view = useSyncExternalStore(tour.subscribe, () => tour.view);
  const { spots: rects, area } = useSpots(editor, view.spots, tour.look);
  const seen = rects.filter((rect) => rect !== undefined);
  const { frame, place } = usePlace(view.step, seen, area);
  const isEnd = view.step === STEPS.length;
  return (
    <>
      {view.spots.map(({ hint }, i) => rects[i] && <Ring key={hint} rect={rects[i]} hint={hint} />)}
      <section ref={frame} className={styles.guide} style={place} aria-label="Tour" data-tour tabIndex={-1}>
        <header className={styles.head}>
          <Dots step={view.step} />
          <button
            type="button"
            className={styles.close}
            aria-label="Close the tour"
            title="Close the tour: Help, Take the tour goes on from here"
            onClick={() => (isEnd ? tour.finish() : tour.close())}
          >
            <X size={14} aria-hidden="true" />
          </button>
        </header>
        <div role="status">
          {view.said !== undefined && (
            <p className={styles.said}>
              <Check size={13} aria-hidden="true" /> <span>{view.said}</span>
            </p>
          )}
          <h2 className={styles.title}>{view.title}</h2>
          <p className={styles.text}>
            <WithKeys text={view.text} />
          </p>
        </div>
        <footer className={styles.buttons}>
          {isEnd ? (
            <>
              <button type="button" className={styles.plain} onClick={tour.finish}>
                Done
              </button>
              <button
                type="button"
                className={styles.main}
                onClick={() => {
                  tour.finish();
                  runCommand(editor, 'file.templates');
                }}
              >
                Templates…
              </button>
            </>
          ) : (
            <>
              <button type="button" className={styles.plain} onClick={tour.skip}>
                Skip this step
              </button>
              {view.spots.length > 0 && (
                <button
                  type="button"
                  className={seen.length < view.spots.length ? styles.main : styles.plain}
                  onClick={() => showSpot(editor, view.spots, view.cards)}
                >
                  <Crosshair size={13} aria-hidden="true" /> Show me
                </button>
              )}
            </>
          )}
        </footer>
      </section>
    </>
  );
}

/** Puts the guide into a corner of the canvas where it covers nothing of what it points at. It looks for one anew with every step. */
function usePlace(step: number, spots: readonly Rect[], area: Rect | undefined) {
  const editor = useEditor();
  const frame = useRef<HTMLElement>(null);
  const stands = useRef<{ readonly step: number; readonly corner: Corner }>(undefined);
  const [place, setPlace] = useState<CSSProperties>({ visibility: 'hidden' });
  // With every drawing: the guide is as tall as what it says.
  useLayoutEffect(() => {
    const size = frame.current?.getBoundingClientRect();
    if (!area || !size) return;
    const before = stands.current?.step === step ? stands.current.corner : undefined;
    const cards = [...editor.part().nodes.keys()].flatMap((id) => editor.canvas?.boxOf(id) ?? []);
    const corner = cornerFor(size, { area, spots, cards }, before);
    stands.current = { step, corner };
    const { left, top } = guideAt(corner, size, area);
    setPlace((now) => (now.left === left && now.top === top ? now : { left, top }));
  });
  return { frame, place };
}

/** Surrounds what is to be used, and never takes a click from it. */
function Ring({ rect, hint }: { readonly rect: Rect; readonly hint: string }) {
  const { left, top, width, height } = rect;
  const isLow = top < HINT_ROOM;
  return (
    <div className={styles.ring} style={{ left, top, width, height }} data-tour-ring aria-hidden="true">
      <span className={`${styles.hint} ${isLow ? styles.below : ''}`}>{hint}</span>
    </div>
  );
}

/** Above a ring, px. */
const HINT_ROOM = 84;

function Dots({ step }: { readonly step: number }) {
  const label = step < STEPS.length ? `Step ${step + 1} of ${STEPS.length}` : 'All steps are done';
  return (
    <span className={styles.dots} role="img" aria-label={label} title={label}>
      {STEPS.map(({ name }, i) => (
        <i key={name} data-state={i < step ? 'done' : i === step ? 'now' : undefined} />
      ))}
    </span>
  );
}

/** A text with its keys set apart. */
function WithKeys({ text }: { readonly text: string }) {
  return keyParts(text).map((part) =>
    part.isKey ? <kbd key={part.at}>{showChord(part.text)}</kbd> : <Fragment key={part.at}>{part.text}</Fragment>,
  );
}
