import { useEditor } from '../../app/editor-context.tsx';
import { usableIn } from '../../doc/here.ts';
import { SelectWidget } from './select-widget.tsx';
import type { WidgetProps } from './widget-props.ts';

/** One of the document's subgraphs. */
export function SubgraphWidget(props: WidgetProps) {
  const { doc, here } = useEditor();
  const { input } = props;
  const options = usableIn(doc.graph, here().subgraph);
  return <SelectWidget {...props} input={{ ...input, type: { ...input.type, options } }} />;
}
