/** A file on a disk that others write to as well, for tests. */
export function testDisk(text: string) {
  let [content, modified] = [text, 1];
  const handle = {
    name: 'film.json',
    getFile: async () => new File([content], 'film.json', { lastModified: modified }),
    createWritable: async () => ({
      write: async (next: string) => {
        content = next;
        modified++;
      },
      close: async () => {},
    }),
  };
  const change = (next: string) => {
    content = next;
    modified++;
  };
  return { handle: handle as unknown as FileSystemFileHandle, change, read: () => content };
}
