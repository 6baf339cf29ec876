const HIDDEN = '[hidden]';

/** Shorter secrets are stand-ins of tests; hiding every "key" would only make messages unreadable. */
const SHORTEST = 8;

/**
 * Hides a secret in a text: as it is, URL-encoded, and in base64 wherever it may start within a longer encoded text.
 *
 * @param secrets - values to hide; those under 8 characters are left alone
 */
export function redact(text: string, secrets: readonly string[]): string {
  const forms = secrets.filter(({ length }) => length >= SHORTEST).flatMap(formsOf);
  return forms.reduce((rest, form) => rest.replaceAll(form, HIDDEN), text);
}

function formsOf(secret: string): readonly string[] {
  const encoded = [0, 1, 2].map((offset) => base64At(secret, offset));
  const urlSafe = encoded.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'));
  const uri = encodeURIComponent(secret);
  return [...new Set([secret, uri, uri.toLowerCase(), ...encoded, ...urlSafe])];
}

/** The characters of base64 that depend on the secret alone when it starts `offset` bytes into a group of three. */
function base64At(secret: string, offset: number): string {
  const bytes = new TextEncoder().encode(secret);
  const all = btoa('\0'.repeat(offset) + String.fromCharCode(...bytes)).replace(/=+$/, '');
  const partial = (offset + bytes.length) % 3 !== 0;
  return all.slice([0, 2, 3][offset], partial ? -1 : undefined);
}
