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
    const keys = server === 'here' ? await paidKeys(editor) : [];
    rememberPlace(id, place);
    ui.setState({ runsOn: place });
    await workspace.engine.remote.setPlace(id, place, keys);
    control.refresh();
    await purchases.reload();
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
