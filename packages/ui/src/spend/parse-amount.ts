/** A sum that somebody wrote, such as `2.50` or `2,5`; `undefined` for nothing. */
export function parseAmount(text: string): number | undefined | 'unreadable' {
  const written = text.trim().replace(',', '.');
  if (written === '') return undefined;
  return /^\d{1,9}(\.\d{0,3})?$/.test(written) ? Number(written) : 'unreadable';
}
