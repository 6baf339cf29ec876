import type { Json } from '@shotgraph/engine';

/** Bytes turned into text at a time: as many arguments as every engine takes. */
const CHUNK = 24_576;

const PATTERN = /^data:([a-z]+\/[a-z0-9.+-]+);base64,([A-Za-z0-9+/]*={0,2})$/;

/** JSON as an address that holds it itself. */
export function toJsonAddress(value: Json): string {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  let binary = '';
  for (let at = 0; at < bytes.length; at += CHUNK) binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return `data:application/json;base64,${btoa(binary)}`;
}

/** The bytes an address holds itself; `undefined` when it is another kind of address, or damaged. */
export function fromDataAddress(address: string): Blob | undefined {
  const [, type, base64 = ''] = PATTERN.exec(address) ?? [];
  if (type === undefined) return undefined;
  try {
    return new Blob([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], { type });
  } catch {
    return undefined;
  }
}

/** JSON an address holds itself; `undefined` when it holds none. */
export function fromJsonAddress(address: string): Json | undefined {
  const [, type, base64 = ''] = PATTERN.exec(address) ?? [];
  if (type !== 'application/json') return undefined;
  try {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as Json;
  } catch {
    return undefined;
  }
}
