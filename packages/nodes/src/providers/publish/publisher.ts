import type { RequestMedia } from '../request.ts';

/** An address under which a provider can fetch a medium. */
export interface Published {
  readonly url: string;
  /** ms since 1970; `Infinity` when nobody says. */
  readonly expiresAt: number;
}

/** Puts bytes where providers can fetch them. Costs no generation, so it may be repeated. */
export interface Publisher {
  /**
   * @throws NodeError `provider-busy` for whatever may pass, `provider-refused` for what will not, `input-invalid` for what can never be
   *   published this way; the signal's reason
   */
  publish(media: RequestMedia, bytes: Blob, signal: AbortSignal): Promise<Published>;
}

const ENDINGS: { readonly [mimeType: string]: string } = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/bmp': 'bmp',
  'image/tiff': 'tiff',
  'video/mp4': 'mp4',
  'video/quicktime': 'mov',
  'audio/mpeg': 'mp3',
  'audio/wav': 'wav',
};

/** A name that says nothing about the author's files: the content and the usual ending of the type. */
export const publicName = ({ content, mimeType }: RequestMedia): string => `${content}.${ENDINGS[mimeType] ?? 'bin'}`;
