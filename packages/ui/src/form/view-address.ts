/** What the window shows of a document: its graph, or a form of its inputs with its outputs. */
export type View = 'graph' | 'app';

const NAME = 'view';

/** The view that the page's address asks for. */
export const viewInAddress = (): View => (new URLSearchParams(location.search).get(NAME) === 'app' ? 'app' : 'graph');

/** Writes the view into the page's address, so that a reload or a link shows the same. */
export function noteView(view: View): void {
  const address = new URL(location.href);
  if (view === 'app') address.searchParams.set(NAME, view);
  else address.searchParams.delete(NAME);
  history.replaceState(null, '', address);
}
