import { type AssetStore, definePortType } from '@shotgraph/engine';
import { z } from 'zod';

/** Formats that are written, and what they are called elsewhere. */
export const FILE_TYPES = {
  csv: 'text/csv',
  edl: 'text/plain',
  fcpxml: 'application/xml',
  otio: 'application/json',
  json: 'application/json',
  pdf: 'application/pdf',
} as const;
export type FileFormat = keyof typeof FILE_TYPES;

/**
 * A file that the graph wrote and that is no picture, clip or sound: a table, an edit list, a PDF. Where a graph gives one out, it is
 * written beside the media, under the name of the output and with its format as the ending.
 */
export const WrittenFile = definePortType(
  'written-file',
  z.object({
    kind: z.literal('written-file'),
    /** Of its bytes. */
    hash: z.string().regex(/^[0-9a-f]{64}$/),
    /** Also the ending of its name. */
    format: z.enum(Object.keys(FILE_TYPES) as [FileFormat, ...FileFormat[]]),
    bytes: z.int().min(0),
  }),
  { content: (file) => file.hash, assets: (file) => [file.hash], colour: '#9e9e9e' },
);
export type WrittenFileValue = z.infer<typeof WrittenFile.schema>;

/** Stores text or bytes as a file, with what is known of it: writers of outputs read the ending from there. */
export async function writeFile(
  content: string | Uint8Array<ArrayBuffer>,
  format: FileFormat,
  assets: Pick<AssetStore, 'put' | 'putFacts'>,
): Promise<WrittenFileValue> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const hash = await assets.put(bytes);
  await assets.putFacts(hash, { kind: 'written-file', format, mimeType: FILE_TYPES[format] });
  return { kind: 'written-file', hash, format, bytes: bytes.length };
}
