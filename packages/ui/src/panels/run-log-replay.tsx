import type { ReactNode } from 'react';
import { ShownRunContext, useUi } from '../app/editor-context.tsx';
import { late } from '../app/late.tsx';

const RunLogBar = late(async () => (await import('./run-log-bar.tsx')).default, {
  name: 'Past run',
  close: ({ ui }) => ui.setState({ replay: undefined }),
});

/** Cards below show the past run while one is looked at: its statuses and values in the place of those of now. */
export function Replayed({ children }: { readonly children: ReactNode }) {
  const store = useUi(({ replay }) => replay?.store);
  return <ShownRunContext value={store}>{children}</ShownRunContext>;
}

/** Over the canvas while a past run is looked at. */
export function ReplayBar() {
  const replay = useUi((state) => state.replay);
  return replay && <RunLogBar key={replay.run.id} replay={replay} />;
}
