import type { InputData } from '@shotgraph/engine/worker';

/** What every widget gets. `value` is what the document holds; left out, the default holds. */
export interface WidgetProps {
  readonly node: string;
  readonly name: string;
  readonly input: Pick<InputData, 'type' | 'arity' | 'options'>;
  readonly value: unknown;
  /** Writes a literal, or removes it with `undefined`. Edits until `onDone` are one undo step. */
  readonly onEdit: (value: unknown) => void;
  readonly onDone: () => void;
  readonly label: string;
}

/** What a widget needs, whatever it writes to. */
export type LiteralProps = Omit<WidgetProps, 'onEdit' | 'onDone' | 'label'>;

/** The default as a placeholder shows it. */
export const placeholderOf = ({ options, arity }: Pick<InputData, 'options' | 'arity'>): string =>
  options.default === undefined ? (arity === 'optional' ? 'none' : '') : String(options.default);
