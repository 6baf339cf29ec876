import { targetFormat } from '../media/ops/convert.ts';
import { assetHash, type RenderContext, renderMedia } from '../media/render.ts';
import type { OutputSettings } from '../media/settings.ts';
import type { MediaValue } from '../media/types.ts';
import type { ReferenceShelf } from '../providers/setup/references.ts';
import { storedFile, toRequestMedia } from './media-facts.ts';

/**
 * Makes the references of a request available to whoever sends it. Files go as they are; everything else is rendered now, one after
 * another: rendering already uses every core.
 *
 * @throws NodeError `media-failed`; the signal's reason
 */
export async function offerReferences(
  references: readonly MediaValue[],
  shelf: ReferenceShelf,
  context: RenderContext,
): Promise<void> {
  for (const value of references) {
    const hash = storedFile(value)?.hash ?? assetHash(await renderFor(value, context));
    shelf.offer(toRequestMedia(value).content, () => context.host.assets.get(hash));
  }
}

const renderFor = (value: MediaValue, context: RenderContext): Promise<MediaValue> =>
  renderMedia(value, { format: targetFormat(value) } as OutputSettings, context);
