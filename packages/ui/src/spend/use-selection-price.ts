import { useEffect, useState } from 'react';
import { useEditor, useIsRunning, usePlans, useUi } from '../app/editor-context.tsx';
import { chosenCards } from '../commands/edit-commands.ts';
import type { PlannedMoney } from './edit-cost.ts';

/** Rest after which the price of another selection is asked for, ms. */
const QUIET_MS = 150;

/** What running up to the selected cards costs. */
export interface SelectionPrice {
  readonly cards: readonly string[];
  /** `undefined` while it is asked for, and where it cannot be planned. */
  readonly money: PlannedMoney | undefined;
  readonly isAsking: boolean;
}

/** Asks for the price of the selection whenever that, or a plan, is another one: only whoever shows it pays for the plans. */
export function useSelectionPrice(): SelectionPrice {
  const editor = useEditor();
  const selected = useUi((state) => state.selectedNodes);
  const levels = useUi((state) => state.levels);
  const plans = usePlans();
  const isRunning = useIsRunning();
  const [price, setPrice] = useState<SelectionPrice>({ cards: [], money: undefined, isAsking: false });
  useEffect(() => {
    const cards = chosenCards(editor);
    let isCurrent = true;
    setPrice(({ money }) => ({ cards, money: cards.length > 0 ? money : undefined, isAsking: cards.length > 0 }));
    if (cards.length === 0 || isRunning) return;
    const timer = setTimeout(async () => {
      const money = await editor.control.priceTo(cards).catch(() => undefined);
      if (isCurrent) setPrice({ cards, money, isAsking: false });
    }, QUIET_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [editor, selected, levels, plans, isRunning]);
  return price;
}
