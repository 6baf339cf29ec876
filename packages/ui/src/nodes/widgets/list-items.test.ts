import type { PortTypeData } from '@shotgraph/engine/worker';
import { describe, expect, it } from 'vitest';
import { itemKindOf, itemsOf, moveItem, toggleItem, toItem, toItems, withItems } from './list-items.ts';

const port = (data: Partial<PortTypeData>): PortTypeData => ({
  name: 'x',
  accepts: [],
  colour: '#fff',
  templates: false,
  mentions: false,
  literal: true,
  lazy: false,
  converts: false,
  ...data,
});

describe('a list that is typed', () => {
  it('is typed item by item where its items are words, numbers, files or choices', () => {
    const kindOf = (widget: PortTypeData['widget']) =>
      itemKindOf(port({ widget: 'json', element: port({ ...(widget && { widget }) }) }));
    expect(kindOf('multiline')).toBe('text');
    expect(kindOf('number')).toBe('number');
    expect(kindOf('file')).toBe('file');
    expect(kindOf('select')).toBe('choice');
    expect(kindOf('json')).toBeUndefined();
    expect(itemKindOf(port({ widget: 'text' }))).toBeUndefined();
  });

  it('is typed as a whole when it holds something else', () => {
    expect(itemsOf(['a', 'b'], 'text')).toEqual(['a', 'b']);
    expect(itemsOf(['a', 1], 'text')).toBeUndefined();
    expect(itemsOf([1, 2], 'number')).toEqual([1, 2]);
    expect(itemsOf('a', 'text')).toBeUndefined();
  });

  it('reads numbers as people write them, and words as they are', () => {
    expect(toItem('0,5', 'number')).toBe(0.5);
    expect(toItem('-', 'number')).toBeUndefined();
    expect(toItem(' rain on tin', 'text')).toBe(' rain on tin');
    expect(toItem('  ', 'text')).toBeUndefined();
  });

  it('reads several at once, a line each; numbers also in one line', () => {
    expect(toItems('rain, far\r\n\n  thunder ', 'text')).toEqual(['rain, far', 'thunder']);
    expect(toItems('1, 2 3;4\n0,5', 'number')).toEqual([1, 2, 3, 4, 0.5]);
    expect(toItems('one two', 'number')).toEqual([]);
  });

  it('takes items in, out and elsewhere', () => {
    expect(withItems(['a', 'b'], 1, ['x', 'y'])).toEqual(['a', 'x', 'y']);
    expect(withItems(['a', 'b'], 2, ['c'])).toEqual(['a', 'b', 'c']);
    expect(withItems(['a', 'b'], 0, [])).toEqual(['b']);
    expect(moveItem(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
    const same = ['a'];
    expect(moveItem(same, 0, -1)).toBe(same);
    expect(toggleItem(['b', 'a'], 'c')).toEqual(['b', 'a', 'c']);
    expect(toggleItem(['b', 'a', 'c'], 'a')).toEqual(['b', 'c']);
  });
});
