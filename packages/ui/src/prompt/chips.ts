import {
  Annotation,
  type EditorState,
  type Extension,
  RangeSetBuilder,
  StateEffect,
  StateField,
  type Transaction,
} from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view';
import { tokenise } from '../nodes/widgets/prompt-tokens.ts';

/** Marks changes that come from the document: they are not told back to it. */
export const fromDocument = Annotation.define<boolean>();
/** Marks a change after which what stands at the caret is finished: an accepted suggestion. */
export const finished = Annotation.define<boolean>();
/** Graph inputs that templates may name. */
export const setTemplates = StateEffect.define<ReadonlySet<string>>();

/** Where chips are shown: what each slot of the field stands for. */
export interface ChipPlaces {
  /** Names by the slot they are drawn into. */
  readonly all: Map<string, string>;
  readonly onChange: () => void;
}

let lastSlot = 0;

/** A mention as one sign. What it looks like is drawn by React into the slot: pictures and colours belong to the page. */
class ChipWidget extends WidgetType {
  readonly name: string;
  readonly places: ChipPlaces;
  constructor(name: string, places: ChipPlaces) {
    super();
    this.name = name;
    this.places = places;
  }
  override eq(other: ChipWidget): boolean {
    return other.name === this.name;
  }
  override toDOM(): HTMLElement {
    const chip = document.createElement('span');
    chip.className = 'cm-mention';
    const slot = document.createElement('slot');
    slot.name = `mention-${++lastSlot}`;
    chip.append(slot);
    this.places.all.set(slot.name, this.name);
    this.places.onChange();
    return chip;
  }
  override destroy(dom: HTMLElement): void {
    const slot = dom.querySelector('slot');
    if (slot && this.places.all.delete(slot.name)) this.places.onChange();
  }
  override ignoreEvent(): boolean {
    return false;
  }
}

interface Looks {
  readonly templates: ReadonlySet<string>;
  /** Where somebody types: the mention that ends here is not finished yet. */
  readonly typing: number | undefined;
  readonly chips: DecorationSet;
  readonly marks: DecorationSet;
}

/** Shows mentions as chips and colours templates. A mention that is being typed stays text until the caret leaves it. */
export function mentionChips(places: ChipPlaces): Extension {
  const look = (state: EditorState, { templates, typing }: Pick<Looks, 'templates' | 'typing'>): Looks => {
    const chips = new RangeSetBuilder<Decoration>();
    const marks = new RangeSetBuilder<Decoration>();
    let at = 0;
    for (const { kind, name, text } of tokenise(state.doc.toString(), true, true)) {
      const to = at + text.length;
      const isTyped = typing !== undefined && typing > at && typing <= to;
      if (kind === 'mention' && !isTyped)
        chips.add(at, to, Decoration.replace({ widget: new ChipWidget(name, places) }));
      else if (kind === 'mention') marks.add(at, to, TYPED);
      else if (kind === 'template') marks.add(at, to, templates.has(name) ? TEMPLATE : DANGLING);
      at = to;
    }
    return { templates, typing, chips: chips.finish(), marks: marks.finish() };
  };
  const field = StateField.define<Looks>({
    create: (state) => look(state, { templates: new Set(), typing: undefined }),
    update(before, transaction) {
      // While signs are being put together nothing around them may move: the input method would lose its place.
      if (transaction.isUserEvent('input.type.compose'))
        return {
          ...before,
          typing: transaction.newSelection.main.head,
          chips: before.chips.map(transaction.changes),
          marks: before.marks.map(transaction.changes),
        };
      let { templates } = before;
      for (const effect of transaction.effects) if (effect.is(setTemplates)) templates = effect.value;
      const typing = typedAt(before.typing, transaction);
      if (!transaction.docChanged && templates === before.templates && typing === before.typing) return before;
      return look(transaction.state, { templates, typing });
    },
    provide: (self) => [
      EditorView.decorations.from(self, ({ chips }) => chips),
      EditorView.decorations.from(self, ({ marks }) => marks),
      EditorView.atomicRanges.of((view) => view.state.field(self).chips),
    ],
  });
  return field;
}

function typedAt(before: number | undefined, transaction: Transaction): number | undefined {
  if (transaction.annotation(finished) || transaction.annotation(fromDocument)) return undefined;
  if (transaction.docChanged)
    return transaction.isUserEvent('input.type') || transaction.isUserEvent('delete')
      ? transaction.newSelection.main.head
      : undefined;
  return transaction.selection ? undefined : before;
}

const TYPED = Decoration.mark({ class: 'cm-typed' });
const TEMPLATE = Decoration.mark({ class: 'cm-template' });
const DANGLING = Decoration.mark({ class: 'cm-dangling' });
