/** Listeners by topic: whoever draws one record hears of that record only. */
export interface Topics {
  subscribe(topic: string, listener: () => void): () => void;
  emit(topic: string): void;
  /** Emits a topic for each of several names, that which begins with `prefix` and ends with the name. Thousands that nobody listens to cost nothing. */
  emitEach(prefix: string, names: ReadonlySet<string>): void;
}

/** Makes an empty set of topics. A listener added or removed during an emit counts from the next one on. */
export function createTopics(): Topics {
  const listeners = new Map<string, Set<() => void>>();
  const emit = (topic: string) => {
    for (const listener of [...(listeners.get(topic) ?? [])]) listener();
  };
  return {
    subscribe(topic, listener) {
      const set = listeners.get(topic) ?? new Set();
      listeners.set(topic, set.add(listener));
      return () => {
        set.delete(listener);
        if (set.size === 0 && listeners.get(topic) === set) listeners.delete(topic);
      };
    },
    emit,
    emitEach(prefix, names) {
      if (names.size <= listeners.size) for (const name of names) emit(prefix + name);
      else
        for (const topic of [...listeners.keys()])
          if (topic.startsWith(prefix) && names.has(topic.slice(prefix.length))) emit(topic);
    },
  };
}

/** Topic of one graph of a document; its own graph when no subgraph is named. */
export const topicIn = (subgraph: string | undefined, topic: string): string =>
  subgraph === undefined ? topic : `${subgraph}/${topic}`;
