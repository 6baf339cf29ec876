import { describe, expect, it } from 'vitest';
import { createPlayer, type Sound, type Ticker } from './player.ts';

/** A clock that is turned by hand. */
function handClock() {
  let now = 0;
  let waiting: (() => void) | undefined;
  const ticker: Ticker = {
    now: () => now,
    next: (callback) => {
      waiting = callback;
      return 1;
    },
    cancel: () => {
      waiting = undefined;
    },
  };
  const turn = (ms: number) => {
    now += ms;
    const callback = waiting;
    waiting = undefined;
    callback?.();
  };
  return { ticker, turn };
}

function silence(): Sound & { calls: string[] } {
  const calls: string[] = [];
  return {
    calls,
    currentTime: 0,
    paused: false,
    ended: false,
    play: async () => void calls.push('play'),
    pause: () => void calls.push('pause'),
  };
}

describe('the player of a timeline', () => {
  it('runs with the clock to the end and starts over from there', () => {
    const { ticker, turn } = handClock();
    const player = createPlayer(ticker);
    player.setLength(2);
    player.play();
    turn(1500);
    expect([player.seconds, player.isPlaying]).toEqual([1.5, true]);
    turn(1500);
    expect([player.seconds, player.isPlaying]).toEqual([2, false]);
    player.play();
    turn(250);
    expect(player.seconds).toBe(0.25);
  });

  it('keeps within the film, also when that gets shorter', () => {
    const player = createPlayer(handClock().ticker);
    player.setLength(5);
    player.seek(9);
    expect(player.seconds).toBe(5);
    player.setLength(3);
    expect(player.seconds).toBe(3);
    player.seek(-1);
    expect(player.seconds).toBe(0);
  });

  it('lets its sound follow', () => {
    const { ticker, turn } = handClock();
    const player = createPlayer(ticker);
    const sound = silence();
    player.setLength(10);
    player.setSound(sound);
    player.seek(4);
    player.play();
    expect([sound.currentTime, ...sound.calls]).toEqual([4, 'play']);
    turn(1000);
    expect(sound.currentTime).toBe(5);
    player.pause();
    expect(sound.calls.at(-1)).toBe('pause');
  });
});
