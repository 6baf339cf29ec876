import { NodeError } from '@shotgraph/engine';
import type { Publisher } from '../publish/publisher.ts';
import { askServer, type ServerAccess } from './ask-server.ts';
import { MAX_PUBLISH_BYTES, publishedSchema } from './protocol.ts';

/** A route of a server, and how it is reached. */
export interface ServerPublisherOptions extends ServerAccess {
  /** Name of the route that media are published for. */
  readonly route: string;
}

/** Publishes through the server of a page, with the place the server has for the route. */
export function serverPublisher({ route, ...access }: ServerPublisherOptions): Publisher {
  return {
    async publish({ kind, content, mimeType }, bytes, signal) {
      signal.throwIfAborted();
      if (bytes.size > MAX_PUBLISH_BYTES)
        throw new NodeError(
          'input-invalid',
          `${kind} has ${bytes.size} bytes; at most ${MAX_PUBLISH_BYTES} are published: make it smaller`,
        );
      const query = new URLSearchParams({ kind, content, mime: mimeType });
      const answer = await askServer(access, `/api/publish/${encodeURIComponent(route)}?${query}`, {
        method: 'POST',
        body: bytes,
        headers: { 'content-type': 'application/octet-stream' },
        signal,
      });
      const read = publishedSchema.safeParse(await answer.json().catch(() => undefined));
      signal.throwIfAborted();
      if (!read.success)
        throw new NodeError('provider-busy', 'the server of this page named no address', { retryable: true });
      const { url, expiresAt } = read.data;
      return { url, expiresAt: expiresAt ?? Infinity };
    },
  };
}
