/** Listeners by topic: whoever draws one record hears of that record only. */
export interface Topics {
  subscribe(topic: string, listener: () => void): () => void;
  emit(topic: string): void;
}

/** Makes an empty set of topics. A listener added or removed during an emit counts from the next one on. */
export function createTopics(): Topics {
  const listeners = new Map<string, Set<() => void>>();
  return {
    subscribe(topic, listener) {
      const set = listeners.get(topic) ?? new Set();
      listeners.set(topic, set.add(listener));
      return () => {
        set.delete(listener);
        if (set.size === 0 && listeners.get(topic) === set) listeners.delete(topic);
      };
    },
    emit(topic) {
      for (const listener of [...(listeners.get(topic) ?? [])]) listener();
    },
  };
}

/** Topic of one graph of a document; its own graph when no subgraph is named. */
export const topicIn = (subgraph: string | undefined, topic: string): string =>
  subgraph === undefined ? topic : `${subgraph}/${topic}`;
