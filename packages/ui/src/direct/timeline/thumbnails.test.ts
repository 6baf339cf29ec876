import { expect, it } from 'vitest';
import { createThumbnails } from './thumbnails.ts';

const picture = () => ({ close: () => {} }) as ImageBitmap;
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

it('paints one after the other, each once', async () => {
  const asked: string[] = [];
  let busy = 0;
  const thumbnails = createThumbnails(async (place) => {
    expect(++busy).toBe(1);
    asked.push(place);
    await settle();
    busy--;
    return picture();
  });
  thumbnails.want('a', 'a.shot', 0);
  thumbnails.want('b', 'b.shot', 0);
  thumbnails.want('a', 'a.shot', 0);
  for (let i = 0; i < 6; i++) await settle();
  expect(asked).toEqual(['a.shot', 'b.shot']);
  expect(thumbnails.get('a')).toBeDefined();
});

it('leaves out what nobody wants any more, and waits while it is held', async () => {
  const asked: string[] = [];
  const thumbnails = createThumbnails(async (place) => {
    asked.push(place);
    return undefined;
  });
  thumbnails.hold(true);
  const stop = thumbnails.want('a', 'a.shot', 0);
  thumbnails.want('b', 'b.shot', 0);
  stop();
  await settle();
  expect(asked).toEqual([]);
  thumbnails.hold(false);
  for (let i = 0; i < 3; i++) await settle();
  expect(asked).toEqual(['b.shot']);
  expect(thumbnails.get('b')).toBeUndefined();
});
