import type { Estimate } from '@shotgraph/engine';
import { useEditor, usePurchases } from '../app/editor-context.tsx';
import { isOnDay, spentIn } from './spent.ts';

/** What was spent from this browser so far. */
export interface SpentSums {
  /** For the open document. */
  readonly document: readonly Estimate[];
  /** Today (UTC), for whichever document. */
  readonly today: readonly Estimate[];
}

/** What was spent; drawn again with every purchase. */
export function useSpent(): SpentSums {
  const { id } = useEditor();
  const all = usePurchases();
  const now = Date.now();
  return {
    document: spentIn(all.filter(({ place }) => place?.graph === id)),
    today: spentIn(all.filter((purchase) => isOnDay(purchase, now))),
  };
}
