import { NodeError } from '@shotgraph/engine';

/** A file that cannot be used: the message names it, says what it seems to be and what to do. */
export const fileInvalid = (message: string, options?: ErrorOptions): NodeError =>
  new NodeError('file-invalid', message, {}, options);
