import { expect, it } from 'vitest';
import { isOfKind, kindOfFile } from './media-kind.ts';

it('tells files of a kind by their endings', () => {
  expect(['a.PNG', 'a.mp4', 'a.wav', 'a'].map((path) => isOfKind(path, 'image'))).toEqual([true, false, false, false]);
});

it('tells the kind of a file by its type, or its name where that is not known', () => {
  const kinds = [
    { type: 'video/mp4', name: 'a.png' },
    { type: '', name: 'a.MKV' },
    { type: 'application/pdf', name: 'a.pdf' },
  ].map(kindOfFile);
  expect(kinds).toEqual(['video', 'video', undefined]);
});
