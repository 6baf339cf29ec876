import { expect, it } from 'vitest';
import { MediaThumb } from './media-thumb.tsx';

it('a picture that takes the place of another is one of its own: what was wrong with that one is no fault of it', () => {
  const keyOf = (hash: string) => MediaThumb({ hash, shown: { kind: 'image', id: hash }, label: 'fox' }).key;
  expect([keyOf('a'), keyOf('b')]).toEqual(['a', 'b']);
});
