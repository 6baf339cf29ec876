/** An element as a reader sees it. */
export interface ReadElement {
  readonly name: string;
  readonly attributes: { readonly [name: string]: string };
  readonly children: readonly ReadElement[];
  /** Of this element alone, spaces around it taken away. */
  readonly text: string;
}

const ENTITIES: { readonly [name: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const NAME = '[A-Za-z_][\\w.-]*';
const TOKEN = new RegExp(`<(/?)(${NAME})((?:\\s+${NAME}="[^"<]*")*)\\s*(/?)>|([^<]+)|(<)`, 'gu');

/**
 * Reads a document as strictly as XML 1.0 asks for what is used of it: elements, attributes in double quotes, text, the five entities and
 * references by number.
 *
 * @throws Error for anything that is not well-formed
 */
export function parseXml(document: string): ReadElement {
  const body = document.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<!DOCTYPE \w+>\n/u, '');
  if (body === document) throw new Error('the document has no prolog');
  if (/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(body))
    throw new Error('a character that XML cannot hold');
  type Open = { name: string; attributes: Record<string, string>; children: ReadElement[]; text: string };
  const root: Open = { name: '', attributes: {}, children: [], text: '' };
  const open: Open[] = [root];
  for (const [token, closing, name, attributes, empty, text] of body.matchAll(TOKEN)) {
    const top = open.at(-1)!;
    if (text !== undefined) {
      if (text.includes(']]>')) throw new Error('"]]>" in a text');
      top.text += resolved(text);
    } else if (name === undefined) throw new Error(`a "<" that begins nothing, in ${token}`);
    else if (closing === '/') {
      if (open.length < 2 || top.name !== name) throw new Error(`</${name}> closes <${top.name}>`);
      open.pop();
      open.at(-1)!.children.push({ ...top, text: top.text.trim() });
    } else {
      const read = readAttributes(attributes!);
      if (empty === '/') top.children.push({ name, attributes: read, children: [], text: '' });
      else open.push({ name, attributes: read, children: [], text: '' });
    }
  }
  if (open.length !== 1 || root.children.length !== 1 || root.text.trim() !== '')
    throw new Error('not one whole element');
  return root.children[0]!;
}

function readAttributes(written: string): Record<string, string> {
  const read: Record<string, string> = {};
  for (const [, name, value] of written.matchAll(new RegExp(`(${NAME})="([^"<]*)"`, 'gu'))) {
    if (name! in read) throw new Error(`${name} twice`);
    read[name!] = resolved(value!);
  }
  return read;
}

const resolved = (text: string): string =>
  text.replace(/&(?:#(\d+)|(\w+));|&/gu, (reference, code: string | undefined, name: string | undefined) => {
    const character = code ? String.fromCodePoint(Number(code)) : name && ENTITIES[name];
    if (!character) throw new Error(`the reference ${reference}`);
    return character;
  });

/** Every element of a name, in order. */
export const elementsOf = (root: ReadElement, name: string): ReadElement[] => [
  ...(root.name === name ? [root] : []),
  ...root.children.flatMap((child) => elementsOf(child, name)),
];
