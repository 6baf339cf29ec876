import type { InputValue } from '@shotgraph/engine';
import { useMemo } from 'react';
import { useEditor } from '../../app/editor-context.tsx';
import { late } from '../../app/late.tsx';
import { FileWidget } from './file-widget.tsx';
import { itemKindOf } from './list-items.ts';
import { NumberWidget } from './number-widget.tsx';
import { PromptWidget } from './prompt-widget.tsx';
import { SelectWidget } from './select-widget.tsx';
import { SubgraphWidget } from './subgraph-widget.tsx';
import { TextWidget } from './text-widget.tsx';
import { ToggleWidget } from './toggle-widget.tsx';
import type { LiteralProps, WidgetProps } from './widget-props.ts';
import styles from './widgets.module.css';

const ListWidget = late(async () => (await import('./list-widget.tsx')).ListWidget, {
  name: 'The fields of lists',
  fallback: <span className={styles.box} />,
});

const JsonWidget = late(async () => (await import('./json-widget.tsx')).JsonWidget, {
  name: 'The fields of JSON',
  fallback: <span className={styles.box} />,
});

/** The field in which an input's literal is typed, by the widget its port type asks for. */
export function Widget({ node, name, input, value }: LiteralProps) {
  const { doc, setInput } = useEditor();
  const handlers = useMemo(
    () => ({
      onEdit: (next: unknown) =>
        setInput({ node, input: name }, next as InputValue | undefined, `type ${node}.${name}`),
      onDone: () => doc.closeMark(),
    }),
    [doc, setInput, node, name],
  );
  return (
    <LiteralField node={node} name={name} input={input} value={value} label={`${name} of ${node}`} {...handlers} />
  );
}

/** The same for a literal that is no input of a node. */
export function LiteralField(props: WidgetProps) {
  if (props.input.type.name === 'subgraph') return <SubgraphWidget {...props} />;
  const kind = itemKindOf(props.input.type);
  if (kind) return <ListWidget {...props} kind={kind} />;
  switch (props.input.type.widget) {
    case 'number':
      return <NumberWidget {...props} />;
    case 'toggle':
      return <ToggleWidget {...props} />;
    case 'select':
      return <SelectWidget {...props} />;
    case 'multiline':
      return <PromptWidget {...props} />;
    case 'file':
      return <FileWidget {...props} />;
    case 'text':
      return <TextWidget {...props} />;
    default:
      return <JsonWidget {...props} />;
  }
}
