import { describe, expect, it } from 'vitest';
import { crc32 } from './crc32.ts';
import { readZip } from './read-zip.ts';
import { writeZip } from './write-zip.ts';

const LIMITS = { entries: 10, bytes: 8 << 20, ratio: 100 };
const text = (value: string) => new Blob([value]);
const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());

/** An archive with some of its bytes changed. */
async function changed(archive: Blob, change: (view: DataView, central: number) => void): Promise<Blob> {
  const bytes = await bytesOf(archive);
  const view = new DataView(bytes.buffer);
  change(view, view.getUint32(bytes.length - 6, true));
  return new Blob([bytes]);
}

describe('archives', () => {
  it('have the checksum of the standard', () => {
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
  });

  it('give back what was put in, compressed or not', async () => {
    const picture = new Blob([new Uint8Array(3000).map((_, i) => i * 7)]);
    const archive = await writeZip([
      { name: 'graph.json', bytes: text('{"shotgraph": 1}'.repeat(100)), isCompressed: true },
      { name: 'media/füchse/a.png', bytes: picture },
      { name: 'empty.txt', bytes: text('') },
    ]);
    const entries = await readZip(archive, LIMITS);
    expect(entries.map(({ name, bytes }) => [name, bytes])).toEqual([
      ['graph.json', 1600],
      ['media/füchse/a.png', 3000],
      ['empty.txt', 0],
    ]);
    expect(await (await entries[0]!.read()).text()).toBe('{"shotgraph": 1}'.repeat(100));
    expect(await bytesOf(await entries[1]!.read())).toEqual(await bytesOf(picture));
    expect(archive.size).toBeLessThan(4000);
  });

  it.each(['../graph.json', 'media/../../x', '/etc/passwd', 'C:/x', 'a\\b', 'a\0b', './x'])(
    'are refused for the name %j',
    async (name) => {
      await expect(readZip(await writeZip([{ name, bytes: text('x') }]), LIMITS)).rejects.toThrow(
        'nothing of it was taken',
      );
    },
  );

  it('are refused when they hold too much', async () => {
    const many = await writeZip(Array.from({ length: 11 }, (_, i) => ({ name: `${i}`, bytes: text('x') })));
    await expect(readZip(many, LIMITS)).rejects.toThrow('11 files, more than the 10');
    const large = await writeZip([{ name: 'a', bytes: new Blob([new Uint8Array(9 << 20)]) }]);
    await expect(readZip(large, LIMITS)).rejects.toThrow('more than 8 MB');
    const bomb = await writeZip([{ name: 'a', bytes: new Blob([new Uint8Array(6 << 20)]), isCompressed: true }]);
    await expect(readZip(bomb, LIMITS)).rejects.toThrow('made to do harm');
  });

  it('are refused when a file grows beyond what the directory says', async () => {
    const archive = await writeZip([{ name: 'a', bytes: new Blob([new Uint8Array(900_000)]), isCompressed: true }]);
    const lying = await changed(archive, (view, central) => view.setUint32(central + 24, 1000, true));
    const [entry] = await readZip(lying, LIMITS);
    await expect(entry!.read()).rejects.toThrow('larger than it says');
  });

  it('are refused when files overlap, are links, are encrypted or come twice', async () => {
    const two = await writeZip([
      { name: 'a', bytes: text('x'.repeat(50)) },
      { name: 'b', bytes: text('y'.repeat(50)) },
    ]);
    const overlapping = await changed(two, (view, central) => view.setUint32(central + 47 + 42, 10, true));
    await expect(readZip(overlapping, LIMITS)).rejects.toThrow('where another file is');
    const link = await changed(two, (view, central) => view.setUint32(central + 38, 0xa1ff0000, true));
    await expect(readZip(link, LIMITS)).rejects.toThrow('a link');
    const secret = await changed(two, (view, central) => view.setUint16(central + 8, 1, true));
    await expect(readZip(secret, LIMITS)).rejects.toThrow('encrypted');
    const twice = await changed(two, (view, central) => view.setUint8(central + 47 + 46, 'a'.charCodeAt(0)));
    await expect(readZip(twice, LIMITS)).rejects.toThrow('twice');
  });

  it('are refused when they are damaged or no archives', async () => {
    const archive = await writeZip([{ name: 'a', bytes: text('x'.repeat(50)) }]);
    const damaged = await changed(archive, (view) => view.setUint8(40, 1));
    const [entry] = await readZip(damaged, LIMITS);
    await expect(entry!.read()).rejects.toThrow('damaged');
    await expect(readZip(archive.slice(0, 60), LIMITS)).rejects.toThrow('no ZIP archive');
    await expect(readZip(text('hello'), LIMITS)).rejects.toThrow('no ZIP archive');
  });
});
