import { lazy, type ReactNode, Suspense } from 'react';
import { ShownRunContext, useUi } from '../app/editor-context.tsx';

const RunLogBar = lazy(() => import('./run-log-bar.tsx'));

/** Cards below show the past run while one is looked at: its statuses and values in the place of those of now. */
export function Replayed({ children }: { readonly children: ReactNode }) {
  const store = useUi(({ replay }) => replay?.store);
  return <ShownRunContext value={store}>{children}</ShownRunContext>;
}

/** Over the canvas while a past run is looked at. */
export function ReplayBar() {
  const replay = useUi((state) => state.replay);
  return (
    replay && (
      <Suspense>
        <RunLogBar key={replay.run.id} replay={replay} />
      </Suspense>
    )
  );
}
