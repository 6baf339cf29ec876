import type { MediaEngine } from '../../../host.ts';
import type { FfmpegChoice } from './engine.ts';
import type { Workplace } from './job-folder.ts';

/** A media engine whose code is loaded with its first use, so that commands without media start at once. */
export function lazyMedia(place: Workplace, choice: FfmpegChoice, concurrency: number, closed: AbortSignal) {
  let loading: Promise<MediaEngine> | undefined;
  const running = new Set<Promise<unknown>>();
  const load = () => {
    loading ??= import('./engine.ts').then(({ nodeMedia }) => nodeMedia(place, choice, concurrency, closed));
    return loading;
  };
  const engine: MediaEngine = {
    describe: async () => (await load()).describe(),
    async run(job, options) {
      const ending = load().then((media) => media.run(job, options));
      running.add(ending);
      try {
        return await ending;
      } finally {
        running.delete(ending);
      }
    },
  };
  return { engine, settled: () => Promise.allSettled(running) };
}
