import { lazy, Suspense } from 'react';
import { useUi } from '../app/editor-context.tsx';

const Compare = lazy(() => import('../takes/compare.tsx'));
const Moments = lazy(() => import('./moments.tsx'));
const FileChanged = lazy(() => import('./file-changed.tsx'));
const Templates = lazy(() => import('./templates.tsx'));
const Share = lazy(() => import('./share.tsx'));
const GraphInMedia = lazy(() => import('./graph-in-media.tsx'));

/** The dialog that is open. Each is loaded when it is first asked for. */
export function Dialogs() {
  const dialog = useUi((state) => state.dialog);
  if (!dialog) return null;
  return (
    <Suspense>
      {dialog.kind === 'compare' && <Compare {...dialog} />}
      {dialog.kind === 'moments' && <Moments />}
      {dialog.kind === 'share' && <Share />}
      {dialog.kind === 'templates' && <Templates />}
      {dialog.kind === 'file-changed' && <FileChanged {...dialog} />}
      {dialog.kind === 'graph-in-media' && <GraphInMedia {...dialog} />}
    </Suspense>
  );
}
