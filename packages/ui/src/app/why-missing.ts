/** Why a part of the editor did not come, as far as it can be found out. */
export type WhyMissing = 'gone' | 'newer' | 'unknown';

/** Looks at the page as the server has it now: what it begins with tells the version. */
export async function findWhyMissing(
  page: Pick<Document, 'querySelector'> = document,
  ask: (address: string) => Promise<Pick<Response, 'ok' | 'text'>> = (address) => fetch(address, { cache: 'no-store' }),
): Promise<WhyMissing> {
  try {
    const answer = await ask('./');
    if (!answer.ok) return 'gone';
    const first = page.querySelector('script[type="module"][src]')?.getAttribute('src');
    return first && !(await answer.text()).includes(first) ? 'newer' : 'unknown';
  } catch {
    return 'gone';
  }
}

/** For people. */
export const WHY_MISSING: { readonly [why in WhyMissing]: string } = {
  gone: 'The server that the editor comes from does not answer.',
  newer: 'The server has a newer version of the editor by now: reload to get it.',
  unknown: 'The server answers, but this did not come through.',
};
