import { useSyncExternalStore } from 'react';
import { useEditor } from '../app/editor-context.tsx';
import type { SpendingBudget } from './budget.ts';

/** What may be spent from this browser; the component is drawn again when that changes. */
export function useBudget(): SpendingBudget {
  const { budget } = useEditor().workspace;
  return useSyncExternalStore(budget.subscribe, () => budget.current);
}
