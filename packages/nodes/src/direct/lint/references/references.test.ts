import { describe, expect, it } from 'vitest';
import { media } from '../../testing/run-node.ts';
import type { ReferenceValue } from '../../values/index.ts';
import { modelFacts } from '../model-facts.ts';
import { action, choreography, filmOf, line, mara, pair, reference, said, shot, subject } from '../testing/make.ts';
import { roleClashes } from './clash.ts';
import { realFaces } from './faces.ts';
import { nothingIgnored } from './ignore.ts';
import { missingLink } from './link.ts';
import { smallIdentities, wideIdentities } from './picture.ts';
import { soundAlone } from './sound-alone.ts';
import { lateReferences, unusedReferences } from './unused.ts';

const cast = { subjects: pair };
const identity = (name: string, own: Partial<ReferenceValue> = {}, width = 1024, height = 1024) =>
  reference('identity', media.image(name, width, height), { subject: 'Mara', name, ...own });
const filmWith = (references: readonly ReferenceValue[], own = {}, facts = {}) =>
  filmOf([shot({ description: 'Mara waits.' })], { cast, references: [...references], ...own }, facts);

describe('two references of one role', () => {
  const clashes = (...references: ReferenceValue[]) => roleClashes(filmWith(references));

  it('contradict each other where only one can have it', () => {
    const [lint] = clashes(
      reference('opening-frame', undefined, { name: 'a' }),
      reference('opening-frame', media.image('b'), { name: 'b' }),
    );
    expect(lint).toMatchObject({
      severity: 'error',
      input: 'references',
      message: '"a" and "b" both have the role "opening-frame", which only one can have at a time',
    });
  });

  it('average two looks of one subject', () => {
    expect(clashes(identity('red coat'), identity('blue dress'))).toMatchObject([
      {
        severity: 'error',
        message:
          '"red coat" and "blue dress" both hand on face, hair, costume and body of Mara, and two looks average to a third',
      },
    ]);
    expect(clashes(identity('a', { subject: '' }), identity('b', { subject: '' }))).toMatchObject([
      { severity: 'warning' },
    ]);
    expect(clashes(identity('a'), identity('b', { media: identity('a').media }))).toMatchObject([
      { severity: 'warning', message: '"a" and "b" are the same image with the same role "identity"' },
    ]);
  });

  it('do not meet where they hand on something else, at another time, or of somebody else', () => {
    expect(
      clashes(identity('face', { transfer: ['face', 'hair'] }), identity('coat', { transfer: ['costume'] })),
    ).toEqual([]);
    expect(clashes(identity('a', { span: { from: 0, to: 4 } }), identity('b', { span: { from: 4, to: 8 } }))).toEqual(
      [],
    );
    expect(clashes(identity('a'), identity('b', { subject: 'Jonas' }))).toEqual([]);
    expect(clashes(reference('style'), reference('style', media.image('b')))).toEqual([]);
  });
});

describe('a reference that ignores nothing', () => {
  it('leaks, when it is a clip or shows somebody', () => {
    const dance = reference('motion', media.video('dance'), { ignore: [] });
    expect(said(nothingIgnored(filmWith([dance, identity('Mara', { ignore: [] })])))).toEqual([
      'nothing-ignored: "motion" ignores nothing, so that everything else in this video may leak into the film; leave "ignore" out for what is usual for the role, or ignore face, hair, costume and colour',
      'nothing-ignored: "Mara" ignores nothing, so that everything else in this image may leak into the film; leave "ignore" out for what is usual for the role, or ignore layout, background, light and text',
    ]);
  });

  it('is fine for sources, frames and pictures of places, and where something is ignored', () => {
    const fine = [
      reference('edit-source', media.video('take')),
      reference('opening-frame'),
      reference('style', undefined, { ignore: [] }),
      reference('motion', media.video('dance'), { ignore: ['face'] }),
      identity('Mara'),
    ];
    expect(nothingIgnored(filmWith(fine))).toEqual([]);
  });
});

describe('references of several kinds', () => {
  const references = [identity('Mara'), reference('music', media.audio('song'))];
  const link = (shots: ReturnType<typeof shot>[], of = references) =>
    said(missingLink(filmOf(shots, { references: of })));

  it('need words that link them', () => {
    expect(link([shot(), shot()])).toEqual([
      'no-link: pictures and sounds are to work together, and no shot says in words what happens; describe the action that links them: who of the pictures does what to the sound, or moves as in the clip',
    ]);
    expect(link([shot({ choreography: choreography([mara], action('Mara')) })])).toHaveLength(1);
  });

  it('have them in a description, an action or a line', () => {
    expect(link([shot({ description: 'Mara dances to the music.' }), shot()])).toEqual([]);
    expect(link([shot({ choreography: choreography([mara], action('Mara', { does: 'dances' })) })])).toEqual([]);
    expect(link([shot({ lines: [line('Mara', 'Hello.')] })])).toEqual([]);
    expect(link([shot()], [identity('Mara')])).toEqual([]);
  });
});

describe('the picture of somebody', () => {
  it('has too few pixels to keep them, or too few to be taken at all', () => {
    expect(smallIdentities(filmWith([identity('small', {}, 1280, 600)]))).toMatchObject([
      { severity: 'warning', message: '"small" has 1280×600 pixels, too few to keep somebody the same' },
    ]);
    expect(smallIdentities(filmWith([identity('tiny', {}, 400, 300)]))).toMatchObject([
      { severity: 'error', message: '"tiny" has 400×300 pixels, and pictures need more than 300 on each side' },
    ]);
    expect(smallIdentities(filmWith([identity('edge', {}, 400, 301)]))).toMatchObject([{ severity: 'warning' }]);
  });

  it('is large enough from 720 pixels on; other pictures need none', () => {
    expect(smallIdentities(filmWith([identity('fine', {}, 1280, 720)]))).toEqual([]);
    expect(smallIdentities(filmWith([reference('style', media.image('palette', 320, 320))]))).toEqual([]);
  });

  it('is too wide for a whole body', () => {
    expect(said(wideIdentities(filmWith([identity('banner', {}, 2400, 1000)])))).toEqual([
      'identity-too-wide: "banner" hands on a body and is 2400×1000 pixels, 2.4 times wider than tall; use an upright or square picture from head to foot, or take body out of what it transfers',
    ]);
    expect(wideIdentities(filmWith([identity('sheet', {}, 1920, 1080)]))).toEqual([]);
    expect(wideIdentities(filmWith([identity('face', { transfer: ['face'] }, 2400, 1000)]))).toEqual([]);
    const van = filmOf([shot()], {
      cast: { subjects: [subject('van', { kind: 'vehicle' })] },
      references: [identity('van', { subject: 'van' }, 2400, 1000)],
    });
    expect(wideIdentities(van)).toEqual([]);
  });
});

describe('a sound without a picture', () => {
  const song = reference('music', media.audio('song'));
  it('is refused by most, by the one that is named, or by none', () => {
    expect(soundAlone(filmWith([song]))).toMatchObject([{ severity: 'warning' }]);
    expect(soundAlone(filmWith([song], {}, { model: modelFacts('seedance-2.0') }))).toMatchObject([
      {
        severity: 'error',
        message: '"music" is a sound without a picture or a clip beside it, which seedance-2.0 refuses',
      },
    ]);
    expect(soundAlone(filmWith([song], {}, { model: modelFacts('seedance-2.5') }))).toEqual([]);
  });
  it('is fine beside a picture or a clip', () => {
    expect(soundAlone(filmWith([song, identity('Mara')]))).toEqual([]);
    expect(soundAlone(filmWith([]))).toEqual([]);
  });
});

describe('a reference of somebody', () => {
  const jonas = reference('identity', media.image('jonas', 900, 900), { subject: 'Jonas' });
  const voice = reference('voice', media.audio('voice'), { subject: 'Mara' });

  it('is for nothing when they do not appear, or say nothing', () => {
    expect(said(unusedReferences(filmWith([jonas, voice])))).toEqual([
      'reference-unused: "Jonas: identity" shows Jonas, who does not appear in any shot; name Jonas in a shot, or take the reference out',
      'reference-unused: "Mara: voice" is the voice of Mara, who says nothing in any shot; give Mara a line, or take the reference out',
    ]);
  });

  it('is for nothing when they appear at another time', () => {
    const shots = [shot({ description: 'Jonas rows.' }), shot({ description: 'The sea.' })];
    const held = { ...jonas, span: { from: 5, to: 600 } };
    expect(unusedReferences(filmOf(shots, { cast, references: [held] }))).toMatchObject([
      { message: '"Jonas: identity" shows Jonas, who does not appear between 5 and 10 s' },
    ]);
    expect(unusedReferences(filmOf(shots, { cast, references: [{ ...held, span: { from: 4, to: 6 } }] }))).toEqual([]);
  });

  it('is used by a name anywhere: in words, actions, lines, layers, or as the subject of a move', () => {
    const uses = [
      shot({ description: 'An old man, jonas, mends a net.' }),
      shot({ subjects: ['Jonas'] }),
      shot({ choreography: choreography(pair, action('Jonas')) }),
      shot({ lines: [line('Jonas', 'Ahoy.')] }),
    ];
    for (const one of uses) expect(unusedReferences(filmOf([one], { cast, references: [jonas] }))).toEqual([]);
    expect(unusedReferences(filmOf([shot({ lines: [line('Mara', 'Hi.')] })], { cast, references: [voice] }))).toEqual(
      [],
    );
    expect(unusedReferences(filmWith([reference('style')]))).toEqual([]);
    expect(unusedReferences(filmWith([identity('x', { subject: 'Nobody' })]))).toEqual([]);
  });

  it('holds past the end of the film', () => {
    const late = reference('style', undefined, { span: { from: 5, to: 9 } });
    expect(said(lateReferences(filmWith([late])))).toEqual([
      'reference-outside: "style" holds from 5 s on, and the film is over at 5 s; let it begin earlier, or take it out',
    ]);
    expect(lateReferences(filmWith([{ ...late, span: { from: 4, to: 600 } }, reference('layout')]))).toEqual([]);
  });
});

describe('faces that look real', () => {
  const faces = (of: ReferenceValue[], own = {}) => realFaces(filmWith(of, own));
  const look = { style: '', medium: '', mood: '', palette: [], contrast: 0, saturation: 0, grain: 0, vignette: 0 };

  it('are told once for all of them, with ways out', () => {
    const [lint, ...rest] = faces([identity('Mara'), identity('Jonas', { subject: 'Jonas' })]);
    expect(rest).toEqual([]);
    expect(lint?.message).toBe(
      '"Mara" and "Jonas" may show faces that look real, and models refuse those, of generated people too',
    );
    expect(lint?.remedy).toContain('verified asset');
    expect(faces([identity('Mara')], { look: { ...look, medium: '35 mm film' } })).toHaveLength(1);
  });

  it('are none in drawn looks, of things and animals, without a face, and of masks', () => {
    expect(faces([identity('Mara')], { look: { ...look, style: 'anime' } })).toEqual([]);
    expect(faces([identity('Mara')], { look: { ...look, medium: 'stop-motion puppets' } })).toEqual([]);
    expect(faces([identity('coat', { transfer: ['costume'] })])).toEqual([]);
    expect(
      faces([identity('fox', { subject: 'fox' })], { cast: { subjects: [subject('fox', { kind: 'animal' })] } }),
    ).toEqual([]);
    expect(
      faces([identity('Mara')], { cast: { subjects: [subject('Mara', { description: 'a masked thief' })] } }),
    ).toEqual([]);
    expect(faces([reference('style')])).toEqual([]);
  });
});
