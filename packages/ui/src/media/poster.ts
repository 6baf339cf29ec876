import { useEffect, useState } from 'react';

/** Where in a clip the frame is that stands for it, as a part of its length. */
export const POSTER_AT = 0.35;

/** Address of a picture that stands for a clip until it is played; `undefined` until there is one. */
export function usePoster(url: string | undefined): string | undefined {
  const [poster, setPoster] = useState<string>();
  useEffect(() => {
    if (url === undefined) return;
    let made: string | undefined;
    let isCurrent = true;
    const video = document.createElement('video');
    video.muted = true;
    video.preload = 'auto';
    video.onloadedmetadata = () => {
      video.currentTime = video.duration * POSTER_AT;
    };
    video.onseeked = () => {
      const canvas = document.createElement('canvas');
      canvas.width = video.videoWidth;
      canvas.height = video.videoHeight;
      canvas.getContext('2d')?.drawImage(video, 0, 0);
      canvas.toBlob((blob) => {
        if (!blob || !isCurrent) return;
        made = URL.createObjectURL(blob);
        setPoster(made);
      }, 'image/jpeg');
      video.removeAttribute('src');
    };
    video.src = url;
    return () => {
      isCurrent = false;
      video.removeAttribute('src');
      if (made !== undefined) URL.revokeObjectURL(made);
      setPoster(undefined);
    };
  }, [url]);
  return poster;
}
