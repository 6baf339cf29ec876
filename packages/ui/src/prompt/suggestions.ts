import { graphInputs } from '@shotgraph/engine';
import type { NodeTypeData } from '@shotgraph/engine/worker';
import type { View } from '../flow/connecting.ts';
import { matching, type Query } from './query.ts';
import { namedFirst, type Reference, referencesOf, type Wireable, wireablesOf } from './references.ts';

/** Something that completes what is typed. */
export type Suggestion =
  | { readonly does: 'mention'; readonly name: string; readonly note: string; readonly reference: Reference }
  | { readonly does: 'wire'; readonly name: string; readonly note: string; readonly wireable: Wireable }
  | { readonly does: 'template'; readonly name: string; readonly note: string };

/** Most of each kind that are offered at once. */
const MOST = 8;

/** What a query can be completed to: what is wired first, then what could be. */
export function suggestionsFor(
  view: View,
  node: string,
  type: NodeTypeData | undefined,
  { kind, word }: Query,
): readonly Suggestion[] {
  const part = view.part();
  if (kind === 'template') {
    const inputs = Object.entries(graphInputs(part)).map(
      ([name, { label = 'input of the graph' }]) => ({ does: 'template', name, note: label }) as const,
    );
    return matching(inputs, word).slice(0, MOST);
  }
  const wired = namedFirst(referencesOf(part.nodes.get(node), type), type).map(
    (reference) =>
      ({
        does: 'mention',
        name: reference.name,
        note:
          type?.inputs[reference.input]?.arity === 'many'
            ? `${reference.input} ${reference.index + 1}`
            : reference.input,
        reference,
      }) as const,
  );
  const others = wireablesOf(view, node, type).map(
    (wireable) => ({ does: 'wire', name: wireable.name, note: `wire ${wireable.from}`, wireable }) as const,
  );
  return [...matching(wired, word).slice(0, MOST), ...matching(others, word).slice(0, MOST)];
}

/** What a suggestion is written as; a space behind it unless there is one, or a sign that needs none. */
export function pieceFor({ does }: Pick<Suggestion, 'does'>, name: string, next: string): string {
  const piece = does === 'template' ? `{{${name}}}` : `@${name}`;
  return /^[\s,.;:!?)\]]/.test(next) ? piece : `${piece} `;
}
