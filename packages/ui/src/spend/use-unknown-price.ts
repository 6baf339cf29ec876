import { useEditor, usePlans, useUi } from '../app/editor-context.tsx';
import { hasUnknownPrice } from './unknown-price.ts';

/** Whether what the last plan costs is not all, because something has to be mended before the rest has a price. */
export function useUnknownPrice(): boolean {
  const { doc, catalogue, run } = useEditor();
  const plans = usePlans();
  const hasErrors = useUi(({ issues }) => issues.some(({ severity }) => severity === 'error'));
  return plans > 0 && hasErrors && hasUnknownPrice(doc.graph, (type) => catalogue.byType.get(type), run.costs);
}
