import type { Editor } from '../app/editor.ts';
import { factsOf, type TourFacts } from './facts.ts';
import { readTour, writeTour } from './memory.ts';
import { missingOf, type Spot, STEPS, type TourStep } from './steps.ts';

/** What the guide shows. */
export interface TourView {
  /** Steps that are behind; as many as there are once all of it is done. */
  readonly step: number;
  readonly title: string;
  /** Keys stand in braces. */
  readonly text: string;
  /** What there was to be seen of the step before. */
  readonly said: string | undefined;
  readonly spots: readonly Spot[];
  readonly cards: readonly string[];
}

/** The tour of one document: follows what is done there. */
export interface Tour {
  readonly view: TourView;
  subscribe(listener: () => void): () => void;
  /** Looks whether the step has been done, and how far it has come. */
  look(): void;
  /** Goes on without doing it. */
  skip(): void;
  /** Puts it away; it stays away until it is asked for. */
  close(): void;
  finish(): void;
  /** Stops listening. */
  stop(): void;
}

const END = {
  title: 'That is how it goes',
  text: 'The templates show the rest: dialogue on beats and axes, a music video cut to its song, takes to compare.',
};

/** Follows the tour from where it was left. */
export function createTour(editor: Editor): Tour {
  const { doc, run, ui } = editor;
  const listeners = new Set<() => void>();
  let step = Math.min(readTour()?.step ?? 0, STEPS.length);
  let said: string | undefined;
  let begun = STEPS[step]?.begin(factsOf(editor)) ?? '';
  let view = viewOf(step, said, factsOf(editor));

  const remember = (state: 'open' | 'closed' | 'done') => writeTour({ document: editor.id, step, state });
  const show = (facts: TourFacts) => {
    const next = viewOf(step, said, facts);
    if (JSON.stringify(next) === JSON.stringify(view)) return;
    view = next;
    for (const listener of listeners) listener();
  };
  const goOn = (facts: TourFacts, words: string | undefined) => {
    step++;
    said = words;
    begun = STEPS[step]?.begin(facts) ?? '';
    remember('open');
  };
  const look = () => {
    const facts = factsOf(editor);
    const current = STEPS[step];
    if (current?.isDone(facts, begun)) goOn(facts, current.after(facts));
    show(facts);
  };
  const stops = [
    doc.onEdit(() => queueMicrotask(look)),
    run.subscribe('run', look),
    run.subscribe('plan', look),
    ui.subscribe(look),
  ];
  return {
    get view() {
      return view;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    look,
    skip() {
      const facts = factsOf(editor);
      goOn(facts, undefined);
      show(facts);
    },
    close() {
      remember('closed');
      ui.setState({ tour: false });
    },
    finish() {
      remember('done');
      ui.setState({ tour: false });
    },
    stop() {
      for (const stop of stops) stop();
    },
  };
}

function viewOf(step: number, said: string | undefined, facts: TourFacts): TourView {
  const current: TourStep | undefined = STEPS[step];
  if (!current) return { step, said, ...END, spots: [], cards: [] };
  const missing = missingOf(current, facts);
  if (missing.length > 0) {
    const text = `“${missing.join('” and “')}” ${missing.length > 1 ? 'are' : 'is'} not in the graph any more. Undo brings it back, or skip this step.`;
    return { step, said, title: current.title, text, spots: [], cards: [] };
  }
  const { title, cards } = current;
  return { step, said, title, text: current.say(facts), spots: current.points(facts), cards: cards(facts) };
}
