import type { Json } from '@shotgraph/engine';
import type { Checklist } from '@shotgraph/nodes';
import type { ViewRequest } from '@shotgraph/nodes/hosting';

export type { ViewRequest } from '@shotgraph/nodes/hosting';

/** The answer: `undefined` where there is no such value, or nothing to be seen of it. */
export type ViewReply<R extends ViewRequest> = Replies[R['view']] | undefined;

interface Replies {
  readonly data: Json;
  readonly checklist: Checklist;
  readonly frame: ImageBitmap;
}
