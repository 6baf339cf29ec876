import { randomBytes } from 'node:crypto';
import type { Clock } from '@shotgraph/engine';

/** A file somebody uploaded, or is about to. */
export interface Upload {
  readonly id: string;
  readonly provider: 'fal' | 'replicate';
  readonly account: string;
  readonly name: string;
  readonly mimeType: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  /** Content hash in the library; absent until the bytes came. */
  readonly hash?: string;
  readonly bytes?: number;
}

/** Uploaded files by an id nobody can guess. */
export interface Uploads {
  add(file: Omit<Upload, 'id' | 'createdAt' | 'expiresAt'> & { readonly keepMs: number }): Upload;
  /** @throws RangeError when the id is not known */
  fill(id: string, content: { readonly hash: string; readonly bytes: number; readonly mimeType: string }): void;
  /** `undefined` when it never was, or its time has run out. */
  find(id: string): Upload | undefined;
  remove(id: string): void;
  clear(): void;
}

/** Makes an empty shelf. */
export function createUploads(clock: Clock): Uploads {
  const files = new Map<string, Upload>();
  const find = (id: string) => {
    const file = files.get(id);
    return file && clock.now() < file.expiresAt ? file : undefined;
  };
  return {
    add({ keepMs, ...file }) {
      const id = randomBytes(16).toString('hex');
      const upload = { ...file, id, createdAt: clock.now(), expiresAt: clock.now() + keepMs };
      files.set(id, upload);
      return upload;
    },
    fill(id, content) {
      const file = find(id);
      if (!file) throw new RangeError(`there is no upload ${id}`);
      files.set(id, { ...file, ...content });
    },
    find,
    remove: (id) => void files.delete(id),
    clear: () => files.clear(),
  };
}

/** A file name as it may stand in an address. */
export const safeName = (name: string): string =>
  name
    .replace(/^.*[\\/]/, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^\.+/, '')
    .slice(-80) || 'file';
