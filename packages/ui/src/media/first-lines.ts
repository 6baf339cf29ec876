/** Lines shown of a text. */
const MOST = 12;

/**
 * How a text begins: its first lines, and a mark where more follows.
 *
 * @param isCut - whether the text is only the beginning of a longer one; its last line may then end in the middle
 */
export function firstLines(text: string, isCut: boolean): string {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '').split('\n');
  if (isCut && lines.length > 1) lines.pop();
  const isMore = isCut || lines.length > MOST;
  return [...lines.slice(0, MOST), ...(isMore ? ['…'] : [])].join('\n');
}
