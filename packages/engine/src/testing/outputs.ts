import { Halt } from '../node/define-node.ts';

/**
 * What a node returned, as outputs.
 *
 * @throws TypeError when it halted instead
 */
export async function outputsOf<T>(returned: T | Halt | Promise<T | Halt>): Promise<T> {
  const outputs = await returned;
  if (outputs instanceof Halt) throw new TypeError(`halted: ${outputs.message}`);
  return outputs;
}
