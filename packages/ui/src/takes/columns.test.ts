import { describe, expect, it } from 'vitest';
import { columnsFor } from './columns.ts';

const room = { width: 1500, height: 740 };

describe('columns of pictures that are compared', () => {
  it('put wide ones in two rows and tall ones beside one another', () => {
    expect(columnsFor([16 / 9, 16 / 9, 16 / 9, 16 / 9], room)).toBe(2);
    expect(columnsFor([9 / 16, 9 / 16, 9 / 16, 9 / 16], room)).toBe(4);
    expect(columnsFor([9 / 16, 9 / 16, 9 / 16], room)).toBe(3);
    expect(columnsFor([1, 1], room)).toBe(2);
  });

  it('go by all of them where they differ', () => {
    expect(columnsFor([21 / 9, 1, 9 / 16, 16 / 9], room)).toBe(2);
    expect(columnsFor([21 / 9, 21 / 9], { width: 700, height: 800 })).toBe(1);
  });

  it('are at least one where there is no room', () => {
    expect(columnsFor([1, 1], { width: 0, height: 0 })).toBe(1);
  });
});
