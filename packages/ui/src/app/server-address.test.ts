import { describe, expect, it } from 'vitest';
import { takeServerAddress, watchServerAddress } from './server-address.ts';

function open(hash: string) {
  const replaced: unknown[] = [];
  const location = { hash, pathname: '/', search: '?example=x', origin: 'http://127.0.0.1:4807' };
  const history = { state: null, replaceState: (...args: unknown[]) => replaced.push(args) };
  return { replaced, address: takeServerAddress({ location, history } as never) };
}

describe('the token behind the address', () => {
  it('is taken, and out of the address before anything else happens', () => {
    const { address, replaced } = open('#token=abc');
    expect(address).toEqual({ origin: 'http://127.0.0.1:4807', token: 'abc' });
    expect(replaced).toEqual([[null, '', '/?example=x']]);
  });

  it('is no token when there is none, or an empty one', () => {
    expect(open('')).toEqual({ address: undefined, replaced: [] });
    expect(open('#elsewhere').replaced).toEqual([]);
    expect(open('#token=').address).toBeUndefined();
  });

  it('starts the page anew when it comes to a page that is open already', () => {
    let reloads = 0;
    const listeners: (() => void)[] = [];
    const location = { hash: '', reload: () => void reloads++ };
    watchServerAddress({
      location,
      addEventListener: (_: string, listener: () => void) => listeners.push(listener),
    } as never);
    for (const hash of ['#elsewhere', '#token=abc']) {
      location.hash = hash;
      for (const listener of listeners) listener();
    }
    expect(reloads).toBe(1);
  });
});
