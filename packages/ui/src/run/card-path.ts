/** What an event or plan entry means to one card on its way: the card itself, or a part of what happens inside of it. */
export interface CardPart {
  /** Ids of the cards one goes through to see it, without the numbers of items: `shots/grade`. */
  readonly card: string;
  /** The part: item numbers, and the path inside where the card is a subgraph without items. Empty for the card itself. */
  readonly part: string;
}

const ITEM = /^[0-9]+$/;

/**
 * The cards a path goes through, outermost first. Items of one card are parts of it, and so are the nodes in a subgraph: of
 * `shots/2/grade` the card `shots` sees its part `2`, and the card `grade` inside of it as well.
 */
export function cardsOf(path: string): readonly CardPart[] {
  // Most nodes stand in the document's own graph.
  if (isPlain(path)) return [{ card: path, part: '' }];
  const names = path.split('/');
  const found: CardPart[] = [];
  let card = '';
  let items = '';
  for (let i = 0; i < names.length; i++) {
    const name = names[i]!;
    if (ITEM.test(name)) continue;
    card = card === '' ? name : `${card}/${name}`;
    const item = names[i + 1];
    const hasItem = item !== undefined && ITEM.test(item);
    if (hasItem) items = join(items, item);
    const rest = hasItem ? '' : names.slice(i + 1).join('/');
    found.push({ card, part: join(items, rest) });
  }
  return found;
}

/** Whether a path is that of a card by itself: not within another one, no item. */
const isPlain = (path: string): boolean => !path.includes('/') && !isItem(path);

const join = (a: string, b: string) => (a === '' || b === '' ? a + b : `${a}/${b}`);

/** Whether a path ends in the number of an item. */
export const isItem = (path: string): boolean => ITEM.test(path.slice(path.lastIndexOf('/') + 1));

/** Whether what a path names is one of several items, or within one. */
export const isWithinItem = (path: string): boolean => path.split('/').some((name) => ITEM.test(name));
