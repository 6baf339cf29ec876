import type { JournalEdit } from './journal.ts';

/** What tabs that have the same document open tell one another. */
export type TabMessage =
  /** A tab that follows has come, or has missed something. */
  | { readonly kind: 'hello' }
  /** The tab that edits has just opened the document. */
  | { readonly kind: 'here' }
  /** The answer of the tab that edits: the whole document. */
  | { readonly kind: 'document'; readonly text: string; readonly seq: number }
  | { readonly kind: 'edit'; readonly edit: JournalEdit }
  /** A person wants to edit in the tab that says so. */
  | { readonly kind: 'give' }
  /** A run of the tab that edits has ended: there are new results. */
  | { readonly kind: 'ran' };

/** The line between the tabs of one document. A tab does not hear itself. */
export interface TabLine {
  say(message: TabMessage): void;
  close(): void;
}

/** Joins the tabs of a document. */
export function joinTabs(document: string, hear: (message: TabMessage) => void): TabLine {
  const channel = new BroadcastChannel(`shotgraph document ${document}`);
  channel.onmessage = ({ data }: MessageEvent<TabMessage>) => hear(data);
  return { say: (message) => channel.postMessage(message), close: () => channel.close() };
}
