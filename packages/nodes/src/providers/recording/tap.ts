/** How a body ended: read to its end, given up before anything was read (`unread`), or broken off, by the reader or on its way. */
export type Seen =
  | { readonly ending: 'whole'; readonly body: Blob }
  | { readonly ending: 'unread' }
  | { readonly ending: 'broken'; readonly error?: unknown };

/**
 * Lets a body through as it comes, and tells afterwards what it was. Not `tee`: that would read on for us what the reader has given up.
 *
 * @param onEnd - awaited before the reader learns of the end, so that who has read a body knows it as kept; must not throw
 */
export function tap(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  onEnd: (seen: Seen) => Promise<void>,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const reader = body.getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          if (!done) {
            chunks.push(value);
            controller.enqueue(value);
            return;
          }
        } catch (error) {
          await onEnd({ ending: 'broken', error });
          throw error;
        }
        await onEnd({ ending: 'whole', body: new Blob(chunks.splice(0)) });
        controller.close();
      },
      async cancel(reason) {
        await reader.cancel(reason).catch(() => undefined);
        await onEnd({ ending: chunks.length === 0 ? 'unread' : 'broken' });
      },
    },
    // Nothing is read ahead of the reader.
    { highWaterMark: 0 },
  );
}
