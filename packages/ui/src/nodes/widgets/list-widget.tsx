import type { ReactNode } from 'react';
import { ChoiceList } from './choice-list.tsx';
import { FileList } from './file-list.tsx';
import { ItemList } from './item-list.tsx';
import { JsonWidget } from './json-widget.tsx';
import { type Item, type ItemKind, itemsOf } from './list-items.ts';
import type { WidgetProps } from './widget-props.ts';

/** What every kind of list gets. */
export interface ListProps {
  readonly kind: ItemKind;
  readonly items: readonly Item[];
  /** Whether they are those that hold while nothing is written. */
  readonly isDefault: boolean;
  readonly onEdit: (items: readonly Item[]) => void;
  readonly onDone: () => void;
  readonly label: string;
}

/** A list, item by item. The first edit of a default writes the whole list. */
export function ListWidget({ kind, ...props }: WidgetProps & { readonly kind: ItemKind }): ReactNode {
  const { input, value, onEdit, onDone, label } = props;
  const usual = itemsOf(input.options.default, kind) ?? [];
  const items = value === undefined ? usual : itemsOf(value, kind);
  if (!items) return <JsonWidget {...props} />;
  const list: ListProps = {
    ...{ kind, items, onDone, label, isDefault: value === undefined },
    onEdit: (next) => onEdit(next.length === 0 && usual.length === 0 ? undefined : next),
  };
  if (kind === 'choice') return <ChoiceList {...list} options={input.type.element?.options ?? []} />;
  if (kind === 'file') return <FileList {...list} node={props.node} />;
  return <ItemList {...list} />;
}
