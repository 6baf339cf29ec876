import { expect, it, vi } from 'vitest';
import type { Editor } from '../../app/editor.ts';
import { createThumbs } from './thumbs.ts';

/** An editor whose values are pictures named like their places, and an easel that keeps what it is given. */
function setUp() {
  const kept = new Map<number, { readonly width: number; readonly height: number }>();
  const fetched: string[] = [];
  let last = 0;
  let lose = () => {};
  const media = {
    urlOf: async (hash: string) => hash,
    async blobOf(hash: string) {
      fetched.push(hash);
      if (hash.startsWith('broken')) throw new Error('no such asset');
      return new Blob([hash]);
    },
  };
  const run = {
    value: (place: string) => ({ shown: { kind: 'image', id: place, hash: place, width: 16, height: 9 } }),
    renderedAs: () => undefined,
  };
  const easel = {
    async keep(_: unknown, { width }: { readonly width: number }) {
      const picture = { id: ++last, width, height: (width * 9) / 16 };
      kept.set(picture.id, picture);
      return picture;
    },
    forget: ({ id }: { readonly id: number }) => void kept.delete(id),
    onLost(listener: () => void) {
      lose = listener;
      return () => {};
    },
  };
  const arrived = vi.fn();
  const thumbs = createThumbs({ run, media } as unknown as Pick<Editor, 'run' | 'media'>, easel, arrived);
  return { thumbs, arrived, fetched, kept, lose: () => lose() };
}

it('fetches a picture once, and tells when it has come', async () => {
  const { thumbs, arrived, fetched } = setUp();
  expect(thumbs.find(['a.image'])).toBeUndefined();
  expect(thumbs.find(['a.image'])).toBeUndefined();
  await vi.waitFor(() => expect(arrived).toHaveBeenCalledTimes(1));
  expect(thumbs.find(['a.image'])).toMatchObject({ width: 240, height: 135 });
  expect(fetched).toEqual(['a.image']);
});

it('fetches pictures once more that were lost, and says so', async () => {
  const { thumbs, arrived, fetched, lose } = setUp();
  thumbs.find(['a.image']);
  await vi.waitFor(() => expect(thumbs.find(['a.image'])).toBeDefined());
  lose();
  expect(arrived).toHaveBeenCalledTimes(2);
  expect(thumbs.find(['a.image'])).toBeUndefined();
  await vi.waitFor(() => expect(thumbs.find(['a.image'])).toBeDefined());
  expect(fetched).toEqual(['a.image', 'a.image']);
});

it('does not ask again for what cannot be read', async () => {
  const { thumbs, arrived, fetched } = setUp();
  thumbs.find(['broken.image']);
  await vi.waitFor(() => expect(arrived).toHaveBeenCalledTimes(1));
  expect(thumbs.find(['broken.image'])).toBeUndefined();
  expect(fetched).toEqual(['broken.image']);
});

it('has small ones where it cannot keep so many large ones, and fetches each once while all of them are looked at', async () => {
  const { thumbs, fetched, kept } = setUp();
  const all = Array.from({ length: 500 }, (_, i) => `n${i}.image`);
  await vi.waitFor(() => expect(all.map((place) => thumbs.find([place])).every(Boolean)).toBe(true));
  expect(fetched).toHaveLength(500);
  expect([...kept.values()].filter(({ width }) => width === 240)).toHaveLength(400);
  expect(thumbs.find(['n499.image'])!.width).toBe(56);
  // Nearer, where fewer are seen, there is room for it.
  const clock = vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 6000);
  expect(thumbs.find(['n499.image'])!.width).toBe(56);
  clock.mockRestore();
  await vi.waitFor(() => expect(thumbs.find(['n499.image'])!.width).toBe(240));
  expect(kept.size).toBe(500);
});

it('lets go what nobody has looked at for a while', async () => {
  const { thumbs, fetched, kept } = setUp();
  const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
  for (let i = 0; i < 400; i++) thumbs.find([`n${i}.image`]);
  await vi.waitFor(() => expect(kept.size).toBe(400));
  clock.mockReturnValue(6000);
  thumbs.find(['n0.image']);
  thumbs.find(['new.image']);
  await vi.waitFor(() => expect(fetched).toHaveLength(401));
  await vi.waitFor(() => expect(kept.size).toBe(400));
  thumbs.find(['n0.image']);
  expect(fetched).toHaveLength(401);
  thumbs.find(['n1.image']);
  await vi.waitFor(() => expect(fetched).toHaveLength(402));
  clock.mockRestore();
});
