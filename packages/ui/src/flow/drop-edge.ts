import type { Editor } from '../app/editor.ts';
import type { Connecting, Point } from '../app/ui-store.ts';
import { bestPlaceOn, refusalOf, wireOps } from './connecting.ts';

/** An edge was let go on a card: it goes to the place there that suits it best, or the reason is told why there is none. */
export function dropOnCard(editor: Editor, connecting: Connecting, card: string, at: Point): void {
  const place = bestPlaceOn(editor, connecting, card);
  if (place) editor.edit(wireOps(editor, place.from, place.to));
  else refuseCard(editor, connecting, card, at);
}

/** An edge was let go on empty ground: the palette offers what it could lead to. */
export function dropInVoid({ ui }: Editor, { from, to }: Connecting, at: Point): void {
  ui.setState({ palette: { mode: 'nodes', at, ...(from !== undefined ? { from } : { to: to! }) } });
}

/** An edge was let go on a port that does not take it. @param key - `in:node.input` or `out:node.port` */
export function refuse({ ui }: Editor, connecting: Connecting, key: string, at: Point): void {
  const verdict = connecting.verdicts.get(key);
  if (verdict?.ok) return;
  ui.toast({
    tone: 'error',
    at,
    ...(verdict ? refusalOf(verdict) : { text: 'an edge goes from an output to an input' }),
  });
}

/** Nothing on the card fits: the reason is that of its first place of the right side. */
function refuseCard({ ui }: Editor, connecting: Connecting, card: string, at: Point): void {
  if (connecting.from?.startsWith(`${card}.`) || connecting.to?.node === card) return;
  const prefix = `${connecting.from !== undefined ? 'in' : 'out'}:${card}.`;
  const [, verdict] = [...connecting.verdicts].find(([key]) => key.startsWith(prefix)) ?? [];
  const refusal = verdict && !verdict.ok ? refusalOf(verdict) : { text: `nothing on "${card}" takes this edge` };
  ui.toast({ tone: 'error', at, ...refusal });
}
