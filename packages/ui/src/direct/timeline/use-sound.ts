import { useEffect } from 'react';
import { useEditor } from '../../app/editor-context.tsx';
import type { Player } from './player.ts';
import type { Music } from './use-film.ts';

/** Lets the music of a film be heard while it is played. */
export function useSound(player: Player, music: Music | undefined): void {
  const { media } = useEditor();
  const hash = music?.hash;
  useEffect(() => {
    if (hash === undefined) return;
    const heard = new AbortController();
    media.urlOf(hash, heard.signal).then(
      (url) => {
        if (heard.signal.aborted) return;
        const sound = new Audio(url);
        sound.preload = 'auto';
        player.setSound(sound);
      },
      () => {},
    );
    return () => {
      player.setSound(undefined);
      heard.abort();
    };
  }, [player, media, hash]);
}
