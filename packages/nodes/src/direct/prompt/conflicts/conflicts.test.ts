import { describe, expect, it } from 'vitest';
import type { DirectionValue } from '../../values/index.ts';
import { toBrief } from '../brief.ts';
import { promptProfile } from '../profile.ts';
import {
  makeAction,
  makeCamera,
  makeContinuity,
  makeDirection,
  makeLight,
  makeLighting,
  makeLine,
  makeLook,
  makeReference,
  makeShot,
  makeSubject,
} from '../testing/make.ts';
import type { PromptOptions } from '../types.ts';
import { conflictsOf, conflictText } from './index.ts';

const OPTIONS: PromptOptions = {
  language: 'en',
  profile: promptProfile(),
  task: 'auto',
  skeleton: 'auto',
  sound: true,
  dialogue: true,
};
const conflicts = (direction: Partial<DirectionValue>, options: Partial<PromptOptions> = {}) =>
  conflictsOf(toBrief(makeDirection(direction), { ...OPTIONS, ...options }));
const codes = (...args: Parameters<typeof conflicts>) =>
  conflicts(...args).map(({ code, settled }) => `${code}${settled ? ', settled' : ''}`);

const mara = makeSubject('Mara', 'woman in a yellow raincoat');
const costume = makeReference('image', 'identity', 'Mara');
const shots = (...descriptions: string[]) => descriptions.map((description) => makeShot({ description }));

describe('words against references', () => {
  it('names the words, the reference and what to do', () => {
    expect(conflicts({ cast: { subjects: [mara] }, references: [costume] }).map(conflictText)).toEqual([
      'cast, Mara: "yellow raincoat" is said in words while [image 1] hands on the costume of Mara; take it out of the text, or take costume out of what "Mara: identity" transfers',
    ]);
  });

  it.each(['Mara in a bright red wool coat', '玛拉穿着红色的羊毛大衣', 'Mara, blonde braids flying'])(
    'sees looks in a description: %s',
    (description) => {
      const plain = makeSubject(description.startsWith('玛拉') ? '玛拉' : 'Mara');
      const identity = makeReference('image', 'identity', plain.name);
      expect(codes({ cast: { subjects: [plain] }, references: [identity], shots: shots(description) })).toEqual([
        'appearance',
      ]);
    },
  );

  it('leaves looks alone that no reference hands on, or that are of somebody else', () => {
    const [ana, joe] = [makeSubject('Ana', 'a red coat'), makeSubject('Joe')];
    const face = makeReference('image', 'identity', 'Ana', { transfer: ['face'] });
    expect(codes({ cast: { subjects: [ana] }, references: [face] })).toEqual([]);
    expect(codes({ cast: { subjects: [ana, joe] }, references: [makeReference('image', 'identity', 'Joe')] })).toEqual(
      [],
    );
    // What differs at the start is there to differ.
    const continuity = makeContinuity({ openingState: 'her red coat is wet' });
    expect(
      codes({ cast: { subjects: [joe] }, references: [makeReference('image', 'identity', 'Joe')], continuity }),
    ).toEqual([]);
  });

  const clip = makeReference('video', 'camera');
  it.each([
    'The camera slowly pans left',
    'A tracking shot through reeds',
    'Steadicam through the crowd',
    '镜头缓慢推进',
    'Locked-off shot of a door',
  ])('sees a camera in words beside a clip that carries it: %s', (description) => {
    expect(codes({ references: [clip], shots: shots(description) })).toEqual(['camera-owned']);
  });

  it.each(['A crane lifts off the lake', 'He shoots a pan of eggs', 'The lens of a lighthouse'])(
    'leaves other words alone: %s',
    (description) => expect(codes({ references: [clip], shots: shots(description) })).toEqual([]),
  );

  it('settles a planned camera by itself, and lets a loose or partial clip be', () => {
    const moving = [makeShot({ camera: makeCamera('dolly', 1, 5) })];
    expect(codes({ references: [clip], shots: moving })).toEqual(['camera-owned, settled']);
    expect(codes({ references: [{ ...clip, strength: 'loose' }], shots: moving })).toEqual([]);
    expect(codes({ references: [{ ...clip, span: { from: 0, to: 2 } }], shots: moving })).toEqual([]);
    // What is edited has a camera, and what is directed is what changes of it.
    expect(codes({ references: [makeReference('video', 'edit-source')], shots: moving })).toEqual([]);
  });

  it('sees a time of day beside a picture that carries the light', () => {
    const lit = [makeShot({ lighting: makeLighting([makeLight()], { timeOfDay: 'night' }) })];
    expect(codes({ references: [makeReference('image', 'lighting')], shots: lit })).toEqual(['light-owned']);
    const unset = [makeShot({ lighting: makeLighting([makeLight()]) })];
    expect(codes({ references: [makeReference('image', 'lighting')], shots: unset })).toEqual([]);
  });
});

describe('a clock that is not the shots', () => {
  const rhythm = makeReference('audio', 'rhythm');
  it.each(['0-3s: she waits', 'At 2 seconds the door opens', '第3秒门打开', '1-2秒，她等待'])(
    'has no times beside it: %s',
    (description) => {
      expect(codes({ clock: 'audio', references: [rhythm], shots: shots(description) })).toEqual(['clock']);
      expect(codes({ references: [rhythm], shots: shots(description) })).toEqual([]);
    },
  );

  it('beats a skeleton of time codes and the parts references hold for', () => {
    const effect = makeReference('video', 'effect', '', { span: { from: 1, to: 2 } });
    expect(codes({ clock: 'audio', references: [rhythm, effect] }, { skeleton: 'time' })).toEqual([
      'clock, settled',
      'clock, settled',
    ]);
  });

  it('competes with clips that have sound', () => {
    const loud = makeReference('video', 'motion', '', { sound: true });
    expect(codes({ clock: 'audio', references: [rhythm, loud] })).toEqual(['soundtrack']);
    expect(codes({ references: [makeReference('audio', 'music'), loud] })).toEqual(['soundtrack, settled']);
    expect(codes({ references: [loud] })).toEqual([]);
    expect(conflicts({ clock: 'audio', references: [rhythm, loud] })[0]!.fix).toContain('transform/set-audio');
  });
});

describe('references against each other', () => {
  it('sees two that hand on the same at the same time', () => {
    const twice = (role: 'style' | 'camera', own = {}) =>
      ['a', 'b'].map((name) => makeReference('video', role, '', { name, ...own }));
    expect(codes({ references: twice('style') })).toEqual(['rivals']);
    expect(codes({ references: twice('camera') })).toEqual(['rivals']);
    const [one, two] = twice('style');
    expect(
      codes({
        references: [
          { ...one!, span: { from: 0, to: 2 } },
          { ...two!, span: { from: 2, to: 5 } },
        ],
      }),
    ).toEqual([]);
  });

  it('lets things have several views, and different people faces of their own', () => {
    const views = (kind: 'person' | 'object') => {
      const it = makeSubject('it', '', kind);
      return codes({
        cast: { subjects: [it] },
        references: ['a', 'b'].map((name) => makeReference('image', 'identity', 'it', { name })),
      });
    };
    expect(views('object')).toEqual([]);
    expect(views('person')).toEqual(['rivals']);
    const cast = { subjects: [makeSubject('Ana'), makeSubject('Joe')] };
    expect(codes({ cast, references: ['Ana', 'Joe'].map((name) => makeReference('image', 'identity', name)) })).toEqual(
      [],
    );
  });

  it('sees what is both taken over and ignored, strangers, and spans beyond the end', () => {
    expect(
      codes({ references: [makeReference('image', 'style', '', { transfer: ['style'], ignore: ['style'] })] }),
    ).toEqual(['transfer-ignore']);
    expect(codes({ cast: { subjects: [mara] }, references: [makeReference('image', 'identity', 'Joe')] })).toEqual([
      'stranger',
    ]);
    expect(codes({ references: [makeReference('image', 'style', '', { span: { from: 7, to: 9 } })] })).toEqual([
      'span',
    ]);
  });

  it('sees sources that are not what a model takes as such', () => {
    const [motion, source] = [makeReference('video', 'motion'), makeReference('video', 'edit-source')];
    expect(codes({ references: [motion, source] })).toEqual(['source']);
    expect(codes({ references: [source, motion] })).toEqual([]);
    expect(codes({ references: [source, { ...source, name: 'b' }] })).toEqual(['source']);
    expect(codes({ references: [motion] }, { task: 'edit' })).toEqual(['source']);
  });

  it('sees a film that goes on from nothing', () => {
    const continuity = makeContinuity({ continues: true });
    expect(codes({ continuity })).toEqual(['continues']);
    expect(codes({ continuity, references: [makeReference('image', 'opening-frame')] })).toEqual([]);
    expect(codes({ continuity, references: [makeReference('video', 'extend-source')] })).toEqual([]);
  });
});

describe('words against words', () => {
  it('sees a camera that is said to stand still and moves', () => {
    const still = (move: 'dolly' | 'static') => [
      makeShot({ description: 'Static shot of a door', camera: makeCamera(move, move === 'static' ? 0 : 1, 5) }),
    ];
    expect(codes({ shots: still('dolly') })).toEqual(['camera-static']);
    expect(codes({ shots: still('static') })).toEqual([]);
  });

  it('sees two sizes and two times of day', () => {
    expect(codes({ shots: [makeShot({ size: 'wide', description: 'Close-up of a hand' })] })).toEqual(['size']);
    expect(codes({ shots: [makeShot({ size: 'medium-close', description: 'Close-up of a hand' })] })).toEqual([]);
    const at = (description: string, timeOfDay: 'night' | 'golden-hour') => [
      makeShot({ description, lighting: makeLighting([makeLight()], { timeOfDay }) }),
    ];
    expect(codes({ shots: at('A street at noon', 'night') })).toEqual(['daytime']);
    expect(codes({ shots: at('雨夜的街道', 'golden-hour') })).toEqual(['daytime']);
    expect(codes({ shots: at('A street at midnight', 'night') })).toEqual([]);
  });

  it.each([
    [{ style: 'anime', medium: '35 mm film' }, ['medium']],
    [{ style: '水墨', medium: '3D渲染' }, ['medium']],
    [{ style: 'claymation', medium: 'live action' }, ['medium']],
    [{ style: 'hand-drawn anime', medium: 'watercolour on paper' }, []],
    [{ style: 'documentary', medium: '16 mm film' }, []],
  ])('sees two media: %j', (look, expected) => {
    expect(codes({ look: makeLook(look) })).toEqual(expected);
  });

  it('sees what is kept out and yet directed', () => {
    const shot = makeShot({ music: 'waltz', lines: [makeLine('Mara', 'Go')] });
    expect(
      codes({ shots: [shot], continuity: makeContinuity({ exclude: ['music', 'no dialogue', 'logos'] }) }),
    ).toEqual(['excluded', 'excluded']);
    expect(codes({ shots: [shot], continuity: makeContinuity({ exclude: ['music'] }) }, { sound: false })).toEqual([]);
    expect(codes({ shots: shots('a', 'b'), continuity: makeContinuity({ exclude: ['cuts'] }) })).toEqual(['excluded']);
  });

  it('sees light that is locked and changes', () => {
    const lit = [0, -90].map((azimuthDegrees) => makeShot({ lighting: makeLighting([makeLight({ azimuthDegrees })]) }));
    expect(codes({ shots: lit, continuity: makeContinuity({ locks: ['light'] }) })).toEqual(['lock']);
    expect(codes({ shots: [lit[0]!, lit[0]!], continuity: makeContinuity({ locks: ['light'] }) })).toEqual([]);
  });

  it('finds nothing in a direction that agrees with itself', () => {
    const shot = makeShot({
      size: 'medium',
      description: 'Mara at a bar, night outside',
      camera: makeCamera('dolly', 0.5, 5),
      choreography: { subjects: [], actions: [makeAction('Mara', 'looks up')] },
      lighting: makeLighting([makeLight()], { timeOfDay: 'night' }),
    });
    expect(
      conflicts({ shots: [shot], cast: { subjects: [makeSubject('Mara', 'tall')] }, references: [costume] }),
    ).toEqual([]);
  });
});
