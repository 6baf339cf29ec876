/** A sound that follows a player: an `<audio>` element, or what stands in for one. */
export interface Sound {
  currentTime: number;
  readonly paused: boolean;
  readonly ended: boolean;
  play(): Promise<void>;
  pause(): void;
}

/** The clock of a timeline: where the playhead is and whether it runs. Apart from React, so that only what shows it is drawn again. */
export interface Player {
  readonly seconds: number;
  readonly isPlaying: boolean;
  /** Goes on from the playhead; from the start when that is at the end. */
  play(): void;
  pause(): void;
  toggle(): void;
  /** @param seconds - kept within the film */
  seek(seconds: number): void;
  setLength(seconds: number): void;
  setSound(sound: Sound | undefined): void;
  subscribe(listener: () => void): () => void;
  close(): void;
}

/** What a player needs of its surroundings. */
export interface Ticker {
  /** Milliseconds that only rise. */
  now(): number;
  /** Calls back before the next picture. @returns what `cancel` takes */
  next(callback: () => void): number;
  cancel(handle: number): void;
}

const PAGE: Ticker = {
  now: () => performance.now(),
  next: (callback) => requestAnimationFrame(callback),
  cancel: (handle) => cancelAnimationFrame(handle),
};

/** Sound and picture may be this far apart before the sound is put right, s. */
const DRIFT = 0.12;

/** Makes a player that stands at the start. */
export function createPlayer(ticker: Ticker = PAGE): Player {
  const listeners = new Set<() => void>();
  let seconds = 0;
  let length = 0;
  let sound: Sound | undefined;
  let run: { readonly from: number; readonly at: number; handle: number } | undefined;

  const tell = () => {
    for (const listener of listeners) listener();
  };
  const startSound = () => {
    if (!sound) return;
    sound.currentTime = seconds;
    void sound.play().catch(() => {});
  };
  const tick = () => {
    if (!run) return;
    seconds = run.from + (ticker.now() - run.at) / 1000;
    if (seconds >= length) {
      seconds = length;
      pause();
      return;
    }
    if (sound && !sound.paused && !sound.ended && Math.abs(sound.currentTime - seconds) > DRIFT)
      sound.currentTime = seconds;
    run.handle = ticker.next(tick);
    tell();
  };
  const pause = () => {
    if (!run) return;
    ticker.cancel(run.handle);
    run = undefined;
    sound?.pause();
    tell();
  };
  const play = () => {
    if (run || length <= 0) return;
    if (seconds >= length - 1e-3) seconds = 0;
    run = { from: seconds, at: ticker.now(), handle: ticker.next(tick) };
    startSound();
    tell();
  };
  const seek = (to: number) => {
    const next = Math.min(length, Math.max(0, to));
    if (next === seconds) return;
    seconds = next;
    if (run) {
      run = { ...run, from: seconds, at: ticker.now() };
      startSound();
    }
    tell();
  };

  return {
    get seconds() {
      return seconds;
    },
    get isPlaying() {
      return run !== undefined;
    },
    play,
    pause,
    toggle: () => (run ? pause() : play()),
    seek,
    setLength(next) {
      length = next;
      if (seconds > length) seek(length);
    },
    setSound(next) {
      if (sound === next) return;
      sound?.pause();
      sound = next;
      if (run) startSound();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      pause();
      sound?.pause();
      listeners.clear();
    },
  };
}
