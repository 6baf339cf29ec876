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
    let isCurrent = true;
    media.urlOf(hash).then(
      (url) => {
        if (!isCurrent) return;
        const sound = new Audio(url);
        sound.preload = 'auto';
        player.setSound(sound);
      },
      () => {},
    );
    return () => {
      isCurrent = false;
      player.setSound(undefined);
    };
  }, [player, media, hash]);
}
