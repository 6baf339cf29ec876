import type { EarlyKeys } from './early-keys.ts';

/** What a prompt is edited with. */
export interface LivePromptProps {
  readonly node: string;
  /** Name of the input. */
  readonly name: string;
  readonly text: string;
  readonly label: string;
  readonly placeholder: string;
  /** Where on the screen somebody pressed to come in. */
  readonly point: { readonly x: number; readonly y: number } | undefined;
  /** Takes what was typed while the field was loading. */
  readonly takeEarly: () => EarlyKeys;
  /** The text as the document has it now. */
  readonly read: () => string;
  readonly onEdit: (text: string) => void;
  /** What comes next is another step of undo. */
  readonly onDone: () => void;
  /** The focus has gone, or is to go. */
  readonly onLeave: () => void;
}
