import { type ReactNode, useEffect } from 'react';
import { ShownRunContext, useEditor, useUi } from '../app/editor-context.tsx';
import { late } from '../app/late.tsx';
import type { UiStore } from '../app/ui-store.ts';

const leave = (ui: UiStore) => ui.setState({ replay: undefined });

const RunLogBar = late(async () => (await import('./run-log-bar.tsx')).default, {
  name: 'Past run',
  close: ({ ui }) => leave(ui),
});

/** Cards below show the past run while one is looked at: its statuses and values in the place of those of now. */
export function Replayed({ children }: { readonly children: ReactNode }) {
  const store = useUi(({ replay }) => replay?.store);
  return <ShownRunContext value={store}>{children}</ShownRunContext>;
}

/** Over the canvas while a past run is looked at. The way back is there before the bar has come. */
export function ReplayBar() {
  const { ui } = useEditor();
  const replay = useUi((state) => state.replay);
  useEscape(replay !== undefined, ui);
  return replay && <RunLogBar key={replay.run.id} replay={replay} />;
}

/** Escape is taken before anything behind hears of it, but not from a field or a window in front. */
function useEscape(isOn: boolean, ui: UiStore): void {
  useEffect(() => {
    if (!isOn) return;
    const onKey = (event: KeyboardEvent) => {
      const [origin] = event.composedPath();
      const isBusy = origin instanceof HTMLElement && (origin.isContentEditable || origin.closest('dialog, textarea'));
      if (event.key !== 'Escape' || isBusy) return;
      event.preventDefault();
      event.stopPropagation();
      leave(ui);
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [isOn, ui]);
}
