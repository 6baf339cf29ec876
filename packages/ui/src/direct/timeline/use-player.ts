import { useSyncExternalStore } from 'react';
import type { Player } from './player.ts';
import { CLOCK_FPS } from './words.ts';

/** The playhead, rounded to frames of the clock so that nothing is drawn twice for one of them. */
export const usePlayhead = (player: Player): number =>
  useSyncExternalStore(player.subscribe, () => Math.round(player.seconds * CLOCK_FPS) / CLOCK_FPS);

/** Whether the film is being played. */
export const useIsPlaying = (player: Player): boolean => useSyncExternalStore(player.subscribe, () => player.isPlaying);
