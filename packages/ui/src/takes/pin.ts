import type { NodeRecord } from '@shotgraph/engine';
import type { NodeTypeData } from '@shotgraph/engine/worker';
import { type Editor, messageOf } from '../app/editor.ts';
import { hasItems } from '../doc/here.ts';
import { holdGraph } from '../media/held-graph.ts';
import { keepFile } from '../media/keep-file.ts';

/** Letters of a content's hash that tell files of takes apart. */
const HASH_LETTERS = 8;

/** What a take came to. */
export interface PinnedMedia {
  readonly hash: string;
  readonly kind: 'video' | 'image';
}

/** Whether a node can be pinned to one of its takes: not where every item has takes of its own, or something is wired there. */
export const canPin = (record: NodeRecord, type: NodeTypeData | undefined): boolean =>
  type?.inputs.pinned !== undefined &&
  !hasItems(record) &&
  (record.inputs.pinned === undefined || typeof record.inputs.pinned === 'string');

/** Whether a node is pinned to a file. */
export const isPinned = ({ inputs }: NodeRecord): boolean => typeof inputs.pinned === 'string';

/** What the name of a take's file ends in: two takes may have come to the same bytes. */
const tailOf = (take: number, hash: string): string => `-take-${take}-${hash.slice(0, HASH_LETTERS)}.`;

/** Whether that is the file of a take. */
export const isPinnedTo = ({ inputs }: NodeRecord, take: number, hash: string): boolean =>
  typeof inputs.pinned === 'string' && inputs.pinned.includes(tailOf(take, hash));

/**
 * Pins a node to a take: its bytes become a file beside the document, so that the graph is the same wherever it is run. Whatever changes
 * before it from then on, it is not generated again.
 *
 * @throws Error saying why it could not be pinned
 */
export async function pinTake(editor: Editor, node: string, take: number, { hash, kind }: PinnedMedia): Promise<void> {
  const { session, editDocument } = editor;
  const graph = holdGraph(editor);
  const check = () => {
    if (!graph.part().nodes.has(node)) throw new Error(`“${node}” is gone`);
  };
  const [bytes, facts] = await Promise.all([session.asset(hash), session.findFacts(hash)]);
  const format = (facts as { readonly format?: unknown } | undefined)?.format;
  const ending = typeof format === 'string' ? format : kind === 'video' ? 'mp4' : 'png';
  check();
  const value = await keepFile(editor, new File([bytes], `${node}${tailOf(take, hash)}${ending}`));
  check();
  editDocument(graph.within([{ op: 'set-input', node, input: 'pinned', value }]));
}

/** Why a take is pinned rather than chosen by its number. */
export const OTHER_SETTINGS = 'Made with other settings: pinned, it is used as it is';

/** A take that is to be pinned. */
export interface PinnedTake {
  readonly node: string;
  readonly take: number;
  readonly name: string;
  readonly media: PinnedMedia;
}

/** Pins a node to a take, and says why where that cannot be. */
export const pinOrTell = (editor: Editor, { node, take, name, media }: PinnedTake): Promise<void> =>
  pinTake(editor, node, take, media).catch((error) =>
    editor.ui.toast({ tone: 'error', text: `Take ${name} could not be pinned: ${messageOf(error)}` }),
  );

/** Lets a node generate again. */
export const unpin = ({ setInput }: Editor, node: string): void => setInput({ node, input: 'pinned' }, undefined);
