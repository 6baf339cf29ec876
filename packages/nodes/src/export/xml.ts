/** An element: its attributes, those that are `undefined` left out, and what is in it. Text and values are any text at all. */
export interface Element {
  readonly name: string;
  readonly attributes: { readonly [name: string]: string | undefined };
  readonly children: readonly (Element | string)[];
}

export const element = (
  name: string,
  attributes: Element['attributes'],
  children: readonly (Element | string)[] = [],
): Element => ({ name, attributes, children });

/** Everything that XML 1.0 has no way to write: most controls, halves of characters, two that are none. */
const UNWRITABLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const escaped = (text: string): string =>
  text.replace(UNWRITABLE, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const asReferences = (text: string, characters: RegExp): string =>
  text.replace(characters, (character) => `&#${character.charCodeAt(0)};`);

/** Text as it may stand in an element. A carriage return is written as a reference, else readers make a line feed of it. */
export const escapeText = (text: string): string => asReferences(escaped(text), /\r/g);

/** Text as it may stand between the quotation marks of an attribute. Breaks and tabs are references, else readers make spaces of them. */
export const escapeValue = (text: string): string => asReferences(escaped(text), /["\t\n\r]/g);

/** An element with everything in it, indented by two spaces a level; ends with a break. */
export function writeXml({ name, attributes, children }: Element, indent = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeValue(value!)}"`)
    .join('');
  if (children.length === 0) return `${indent}<${name}${written}/>\n`;
  // Spaces would become part of a text.
  if (children.every((child) => typeof child === 'string'))
    return `${indent}<${name}${written}>${children.map((child) => escapeText(child as string)).join('')}</${name}>\n`;
  const inside = children.map((child) =>
    typeof child === 'string' ? `${indent}  ${escapeText(child)}\n` : writeXml(child, `${indent}  `),
  );
  return `${indent}<${name}${written}>\n${inside.join('')}${indent}</${name}>\n`;
}
