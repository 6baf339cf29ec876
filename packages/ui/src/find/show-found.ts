import type { Editor } from '../app/editor.ts';
import { fitThings } from '../arrange/things.ts';
import { wayTo } from '../doc/here.ts';
import type { Found } from './search.ts';

/** Frames that another graph may take to come onto the page. */
const PATIENCE = 60;

/** Goes to the graph something stands in, selects it and shows it large. */
export function showFound(editor: Editor, { graph, id }: Pick<Found, 'graph' | 'id'>): void {
  const { ui, doc } = editor;
  const before = editor.canvas;
  const isElsewhere = editor.here().subgraph !== graph;
  if (isElsewhere) ui.go(graph === undefined ? [] : wayTo(doc.graph, graph));
  ui.select(id === undefined ? [] : [id]);
  let left = PATIENCE;
  const fit = () => {
    // The canvas of another graph is not there before it is drawn.
    if ((!editor.canvas || (isElsewhere && editor.canvas === before)) && left-- > 0) requestAnimationFrame(fit);
    else fitThings(editor, id === undefined ? undefined : [id]);
  };
  requestAnimationFrame(fit);
}
