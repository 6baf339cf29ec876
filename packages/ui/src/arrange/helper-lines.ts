import type { Editor } from '../app/editor.ts';
import { createTopics } from '../doc/topics.ts';
import type { HelperLine } from './snap.ts';

/** The lines that are shown while something is dragged. */
export interface LineStore {
  readonly lines: readonly HelperLine[];
  /** Whether nothing is dragged any more. */
  readonly isOver: boolean;
  show(lines: readonly HelperLine[]): void;
  /** The drag is over. */
  end(): void;
  subscribe(listener: () => void): () => void;
}

const stores = new WeakMap<Editor['ui'], LineStore>();

/** The lines of an editor. They are nobody's state but the drag's: kept beside the others so that nothing else is drawn again. */
export function linesOf({ ui }: Pick<Editor, 'ui'>): LineStore {
  const known = stores.get(ui) ?? createLines();
  stores.set(ui, known);
  return known;
}

function createLines(): LineStore {
  const topics = createTopics();
  let lines: readonly HelperLine[] = [];
  let isOver = true;
  return {
    get lines() {
      return lines;
    },
    get isOver() {
      return isOver;
    },
    show(next) {
      if (next.length === 0 && lines.length === 0) return;
      lines = next;
      isOver = false;
      topics.emit('lines');
    },
    end() {
      if (isOver) return;
      lines = [];
      isOver = true;
      topics.emit('lines');
    },
    subscribe: (listener) => topics.subscribe('lines', listener),
  };
}
