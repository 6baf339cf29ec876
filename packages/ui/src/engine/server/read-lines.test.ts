import { expect, it } from 'vitest';
import { readLines } from './read-lines.ts';

const streamOf = (...parts: readonly Uint8Array[]) =>
  new ReadableStream<Uint8Array>({
    start(stream) {
      for (const part of parts) stream.enqueue(part);
      stream.close();
    },
  });
const read = async (stream: ReadableStream<Uint8Array>) => {
  const lines: unknown[] = [];
  for await (const line of readLines(stream)) lines.push(line);
  return lines;
};

it('lines are read wherever they are cut, within a letter too', async () => {
  const bytes = new TextEncoder().encode('{"a":"für"}\n\n[1,2]\n{"torn":');
  for (let at = 0; at <= bytes.length; at++)
    expect(await read(streamOf(bytes.slice(0, at), bytes.slice(at)))).toEqual([{ a: 'für' }, [1, 2]]);
});

it('what is no JSON is an error', async () => {
  await expect(read(streamOf(new TextEncoder().encode('no\n')))).rejects.toThrow(SyntaxError);
});
