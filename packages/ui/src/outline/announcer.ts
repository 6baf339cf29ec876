import type { Editor } from '../app/editor.ts';
import { createTopics } from '../doc/topics.ts';

/** Says what has happened to people who do not see it. */
export interface Announcer {
  readonly text: string;
  /** Several things told at once are said together. */
  say(text: string): void;
  subscribe(listener: () => void): () => void;
}

/** What is told within so many ms is said together: a run settles many nodes at once. */
const TOGETHER_MS = 400;
/** Of more than so many only the number is said. */
const MOST = 4;

const announcers = new WeakMap<Editor['ui'], Announcer>();

/** The announcer of an editor. */
export function announcerOf({ ui }: Pick<Editor, 'ui'>): Announcer {
  const known = announcers.get(ui) ?? createAnnouncer();
  announcers.set(ui, known);
  return known;
}

/** Makes an announcer that has said nothing. */
export function createAnnouncer(): Announcer {
  const topics = createTopics();
  let text = '';
  let waiting: string[] = [];
  let isWaiting = false;
  const speak = () => {
    isWaiting = false;
    const next = inOneSentence(waiting);
    waiting = [];
    // What is said twice has to differ, or it is not heard the second time.
    text = next === text ? `${next}\u00a0` : next;
    topics.emit('said');
  };
  return {
    get text() {
      return text;
    },
    say(said) {
      waiting = [...waiting.filter((other) => other !== said), said];
      if (!isWaiting) setTimeout(speak, TOGETHER_MS);
      isWaiting = true;
    },
    subscribe: (listener) => topics.subscribe('said', listener),
  };
}

function inOneSentence(texts: readonly string[]): string {
  const shown = texts.slice(-MOST);
  const rest = texts.length - shown.length;
  return `${shown.join('. ')}.${rest > 0 ? ` And ${rest} more.` : ''}`;
}
