import { connect } from 'node:net';

/** A request as it goes over the wire: nothing is corrected. */
export interface RawRequest {
  readonly method: string;
  readonly target: string;
  /** `name: value` lines, in this order. */
  readonly headers: readonly string[];
  readonly body?: string;
}

/** An answer as it came. */
export interface RawAnswer {
  readonly status: number;
  /** Status line and headers. */
  readonly head: string;
  readonly body: string;
}

/** Sends a request to this machine and reads until the connection closes. */
export function sendRaw(port: number, request: RawRequest, host = '127.0.0.1'): Promise<RawAnswer> {
  const { method, target, headers, body = '' } = request;
  const length = body === '' ? [] : [`content-length: ${Buffer.byteLength(body)}`];
  const lines = [`${method} ${target} HTTP/1.1`, ...headers, ...length, 'connection: close', '', body];
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, host, () => socket.write(lines.join('\r\n')));
    const finish = () => {
      const text = Buffer.concat(chunks).toString('latin1');
      const end = text.indexOf('\r\n\r\n');
      const head = text.slice(0, Math.max(end, 0));
      resolve({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0), head, body: text.slice(end + 4) });
    };
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.once('close', finish);
    // A refused body may end with a reset; what was answered before counts.
    socket.once('error', (error) => (chunks.length > 0 ? finish() : reject(error)));
  });
}
