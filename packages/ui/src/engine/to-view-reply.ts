import type { Viewed } from '@shotgraph/nodes/hosting';
import { transfer } from 'comlink';

/** What was seen of a value, as it goes to the page: data as it is, a picture as a bitmap that is handed over. */
export async function toViewReply(viewed: Viewed | undefined): Promise<unknown> {
  if (viewed?.kind !== 'frame') return viewed?.data;
  const { width, height, pixels } = viewed;
  const bitmap = await createImageBitmap(new ImageData(pixels as never, width, height));
  return transfer(bitmap, [bitmap]);
}
