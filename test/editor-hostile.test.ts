import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { drop, openEditorPage, program } from './editor/open-editor.ts';

const base64 = (document: object) => Buffer.from(JSON.stringify(document)).toString('base64');

describe.skipIf(!existsSync(program))('a hostile document (skipped without Chromium)', () => {
  it('is shown as the text it is: titles, notes, frames, captions, choices, names of types', async () => {
    const editor = await openEditorPage();
    const { page } = editor;
    const payload = '<img src=x onerror="globalThis.pwned = 1"><svg onload="globalThis.pwned = 1">';
    const link =
      '[press](javascript:globalThis.pwned=1) [here](data:text/html,x) **<script>globalThis.pwned=1</script>**';
    const node = (type: string, inputs: object) => ({ type, version: 1, inputs });
    try {
      await page.goto(`${editor.address}?example=still-to-clip`);
      await page.locator('[data-node]').first().waitFor();
      const document = {
        shotgraph: 1,
        title: payload,
        inputs: { line: { type: 'text', default: payload, label: payload } },
        nodes: {
          caption: node('transform/caption', { text: payload }),
          shot: node('generate/video', { prompt: `${payload} @${'a'.repeat(20)}`, model: payload }),
          broken: node(payload, { text: payload }),
          many: node('list/texts', { lines: `${payload}\n${payload}` }),
          file: node('input/image', { file: `media/${payload}.png` }),
        },
        layout: {
          nodes: { caption: [0, 0], shot: [300, 0], broken: [600, 0], many: [0, 300], file: [300, 600] },
          frames: [{ id: 'f', title: payload, at: [-40, -80], size: [1000, 1000], colour: payload }],
          notes: [{ id: 'n', text: `# ${payload}\n\n${link}`, at: [640, 320], size: [260, 200] }],
        },
      };
      await drop(page, 'hostile.json', 'application/json', base64(document));
      await page.locator('[data-node="caption"]').waitFor();
      await page.locator('[data-mark="note:n"]').waitFor();
      expect(await page.getByLabel('Title of the document').inputValue()).toBe(payload);
      await page.keyboard.press('i');
      await page.getByRole('tab', { name: /Issues/ }).click();
      await page.keyboard.press('Escape');
      expect(await page.evaluate('globalThis.pwned')).toBeUndefined();
      expect(await page.locator('img[src="x"], svg[onload], script:not([src])').count()).toBe(0);
      expect(await page.locator('a[href^="javascript:"], a[href^="data:"]').count()).toBe(0);
      expect(editor.faults.filter((fault) => !fault.includes('404'))).toEqual([]);
    } finally {
      await editor.close();
    }
  }, 120_000);
});
