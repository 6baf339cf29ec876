/** What files can be taken in and looked at. */
export type MediaKind = 'image' | 'video' | 'audio';

export const MEDIA_KINDS: readonly MediaKind[] = ['image', 'video', 'audio'];

const ENDINGS: { readonly [kind in MediaKind]: RegExp } = {
  image: /\.(png|jpe?g|webp|gif|bmp)$/i,
  video: /\.(mp4|mov|webm|mkv|m4v)$/i,
  audio: /\.(wav|mp3|m4a|ogg|opus|flac)$/i,
};

/** Whether a path looks like that of a file of a kind. */
export const isOfKind = (path: string, kind: MediaKind): boolean => ENDINGS[kind].test(path);

/** What a file is taken for, by its type, or its name where the system does not know that; its content is judged when it is read. */
export function kindOfFile({ type, name }: Pick<File, 'type' | 'name'>): MediaKind | undefined {
  const [told] = type.split('/');
  return MEDIA_KINDS.find((kind) => kind === told) ?? MEDIA_KINDS.find((kind) => isOfKind(name, kind));
}
