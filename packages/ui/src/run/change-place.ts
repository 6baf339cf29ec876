import { type Editor, messageOf } from '../app/editor.ts';
import { rememberPlace } from './place.ts';

/**
 * Has the document planned and run at its other place from now on. What was paid for comes along, so that nobody is asked to pay for it
 * again; everything else is made anew there.
 */
export async function changePlace(editor: Editor): Promise<void> {
  const { id, ui, control, purchases, workspace } = editor;
  const { runsOn, server } = ui.getState();
  const place = runsOn === 'tab' ? 'server' : 'tab';
  try {
    await control.holdDuring(async () => {
      const keys = server === 'here' ? await paidKeys(editor) : [];
      await workspace.engine.remote.setPlace(id, place, keys);
      // Only now: where it could not go it is not, neither here nor after a reload.
      rememberPlace(id, place);
      ui.setState({ runsOn: place });
    });
    control.refresh();
    // It is there already: what cannot be read now is read when something happens next.
    await purchases.reload().catch(() => {});
    await control.rejoin();
  } catch (error) {
    ui.toast({ tone: 'error', text: `The document could not go there: ${messageOf(error)}` });
  }
}

/** Keys of what was bought and holds for the document as it is. */
async function paidKeys({ session }: Editor): Promise<readonly string[]> {
  const reply = await session.plan();
  if (reply.status !== 'done') return [];
  return reply.plan.entries.flatMap(({ effect, action, key }) =>
    effect === 'paid' && action === 'reuse' && key !== undefined ? [key] : [],
  );
}
