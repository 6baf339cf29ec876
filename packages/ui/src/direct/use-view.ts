import type { Json } from '@shotgraph/engine';
import { useEffect, useRef, useState } from 'react';
import { useEditor, useHere, usePlans } from '../app/editor-context.tsx';
import type { ViewReply, ViewRequest } from '../engine/view-request.ts';

/**
 * Something seen of the value at a place, `node.port` of the graph in view, and seen anew whenever the request or the graph changes.
 * While one is being made the last one stays; of requests that come in meanwhile only the newest is made, so a dial may turn
 * as fast as it likes.
 *
 * @param place - `undefined` to ask for nothing, as long as none is known
 * @param request - `undefined` to ask for nothing
 * @returns `null` where there is nothing to be seen, which may be so between an edit and its plan; `undefined` until that is known
 */
export function useView<R extends ViewRequest>(
  place: string | undefined,
  request: R | undefined,
): NonNullable<ViewReply<R>> | null | undefined {
  const seen = useViewAbout(place, request, nothing);
  return seen && (seen.reply ?? null);
}

const nothing = () => undefined;

/** A view, and what was the case when it was asked for: the document may be another one when it comes. */
export interface ViewAbout<R extends ViewRequest, A> {
  readonly reply: ViewReply<R>;
  readonly about: A;
}

/** The same with what is the case when it is asked for. @param about - tells that */
export function useViewAbout<R extends ViewRequest, A>(
  place: string | undefined,
  request: R | undefined,
  about: () => A,
): ViewAbout<R, A> | undefined {
  const { session } = useEditor();
  const { values } = useHere();
  const path = place === undefined ? undefined : values + place;
  const plans = usePlans();
  const [seen, setSeen] = useState<ViewAbout<R, A> & { readonly path: string }>();
  const asked = useRef({ busy: false, next: undefined as (() => void) | undefined });
  const key = JSON.stringify(request);

  // A new plan means new values, and the key stands for the request.
  useEffect(() => {
    if (path === undefined || request === undefined) return;
    const queue = asked.current;
    let isCurrent = true;
    const ask = async () => {
      queue.busy = true;
      queue.next = undefined;
      const asking = { path, about: about() };
      const reply = (await session.view(path, request as unknown as Json).catch(() => undefined)) as ViewReply<R>;
      queue.busy = false;
      // A picture that comes late is still newer than the one on screen, unless the place is another one by now.
      if (isCurrent || queue.next !== undefined) setSeen({ ...asking, reply });
      const next = queue.next as (() => void) | undefined;
      next?.();
    };
    if (queue.busy) queue.next = () => void ask();
    else void ask();
    return () => {
      isCurrent = false;
    };
  }, [session, path, key, plans]);

  return seen?.path === path ? seen : undefined;
}
