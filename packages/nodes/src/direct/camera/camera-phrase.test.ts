import { describe, expect, it } from 'vitest';
import { outputsOf } from '../testing/run-node.ts';
import { camera } from './camera.ts';
import { cameraPhrase, cameraPhraseParts } from './camera-phrase.ts';
import { moveInTurn, moveTogether } from './combine.ts';
import { MOVES, type Move } from './moves.ts';
import { action, choreographed, planned } from './testing/bench.ts';

const set = choreographed(
  action('Mara', [
    [0, 4],
    [0, 8],
  ]),
  action('Ben', [
    [1, 9],
    [0.5, 5],
  ]),
);
type Inputs = Parameters<typeof planned>[0];
const movement = (inputs: Inputs, language: 'en' | 'zh') =>
  cameraPhraseParts(planned({ choreography: set, ...inputs }), language).movement;

/** Every move, both ways, in both languages. */
const GOLDEN: readonly (readonly [inputs: Inputs & { readonly move: Move }, en: string, zh: string])[] = [
  [{ move: 'static' }, 'The camera holds still', '固定镜头'],
  [
    { move: 'static', aim: 'Ben' },
    'The camera holds its place, turning to keep Ben in frame',
    '机位固定，镜头转动跟随Ben',
  ],
  [{ move: 'pan', amount: 20 }, 'The camera slowly pans right', '镜头缓慢向右摇'],
  [{ move: 'pan', amount: -8 }, 'The camera slowly pans left a little', '镜头缓慢小幅向左摇'],
  [{ move: 'pan', amount: 90 }, 'The camera steadily pans right by about a quarter turn', '镜头平稳大幅向右摇'],
  [{ move: 'pan', amount: -360 }, 'The camera quickly pans left all the way around', '镜头快速向左环摇一周'],
  [
    { move: 'pan', amount: 60, seconds: 0.4 },
    'The camera whip-pans right by about a quarter turn',
    '甩镜头，镜头急速甩向右侧',
  ],
  [{ move: 'tilt', amount: 20 }, 'The camera slowly tilts up', '镜头缓慢向上摇'],
  [{ move: 'tilt', amount: -60 }, 'The camera steadily tilts down steeply', '镜头平稳大幅向下摇'],
  [{ move: 'roll', amount: 8 }, 'The camera slowly rolls clockwise a little', '镜头缓慢小幅顺时针旋转'],
  [{ move: 'roll', amount: -180 }, 'The camera quickly rolls counter-clockwise upside down', '镜头快速大幅逆时针旋转'],
  [
    { move: 'zoom', amount: 1.1 },
    'The camera subtly zooms in, with the lens alone, staying in place',
    '机位不动，镜头轻微变焦放大',
  ],
  [
    { move: 'zoom', amount: 2 },
    'The camera steadily zooms in to about twice the size, with the lens alone, staying in place',
    '机位不动，镜头平稳变焦放大至约两倍',
  ],
  [
    { move: 'zoom', amount: 0.25, seconds: 1 },
    'The camera crash-zooms out a long way, with the lens alone, staying in place',
    '机位不动，镜头急速大幅变焦缩小',
  ],
  [
    { move: 'dolly' },
    'The camera very slowly pushes in, physically moving closer',
    '推镜头，机位极缓慢向前推进，靠近主体',
  ],
  [
    { move: 'dolly', amount: -4 },
    'The camera pulls back a long way at walking pace, physically moving away',
    '拉镜头，机位以步行速度大幅向后拉远，远离主体',
  ],
  [
    { move: 'dolly', aim: 'Ben', ease: 'out' },
    'The camera very slowly pushes in, settling to a stop, physically moving closer, keeping Ben in frame',
    '推镜头，机位极缓慢向前推进，靠近主体，始终对准Ben，逐渐减速停稳',
  ],
  [{ move: 'truck', amount: 2 }, 'The camera trucks right at walking pace', '镜头以步行速度向右横移'],
  [{ move: 'truck', amount: -10 }, 'The camera trucks left a long way at running speed', '镜头以奔跑速度大幅向左横移'],
  [{ move: 'pedestal' }, 'The camera very slowly rises', '镜头极缓慢垂直上升'],
  [{ move: 'pedestal', amount: -2 }, 'The camera sinks at walking pace', '镜头以步行速度垂直下降'],
  [{ move: 'orbit' }, 'The camera steadily orbits right around the subject', '镜头平稳向右环绕主体'],
  [
    { move: 'orbit', amount: -180, subject: 'Mara' },
    'The camera quickly orbits left half a circle around Mara',
    '镜头快速向左环绕Mara半圈',
  ],
  [
    { move: 'orbit', amount: 360, ease: 'linear' },
    'The camera quickly orbits right all the way around the subject at constant speed',
    '镜头快速向右环绕主体一整圈，保持匀速',
  ],
  [
    { move: 'arc' },
    'The camera steadily arcs right around the subject, coming nearer',
    '镜头平稳向右弧形环绕主体，同时逐渐靠近',
  ],
  [
    { move: 'arc', amount: -90, closer: -2, ease: 'in' },
    'The camera steadily arcs left a quarter circle around the subject, gathering speed, moving away',
    '镜头平稳向左弧形环绕主体四分之一圈，同时逐渐远离，由慢渐快',
  ],
  [
    { move: 'crane' },
    'The camera cranes up at walking pace, keeping the subject in place in the frame',
    '升镜头，摇臂带动机位以步行速度升高，主体在画面中的位置不变',
  ],
  [
    { move: 'crane', amount: -5, subject: 'Ben' },
    'The camera briskly cranes down a long way, keeping Ben in place in the frame',
    '降镜头，摇臂带动机位以较快速度大幅降低，Ben在画面中的位置不变',
  ],
  [
    { move: 'follow', subject: 'Mara' },
    'The camera follows Mara at walking pace, keeping its distance',
    '跟拍Mara，镜头以步行速度跟随移动，保持距离不变',
  ],
  [
    { move: 'follow', subject: 'Mara', closer: -0.5 },
    'The camera follows Mara at walking pace, falling behind',
    '跟拍Mara，镜头以步行速度跟随移动，逐渐远离',
  ],
  [
    { move: 'lead', subject: 'Ben' },
    'The camera leads Ben from in front at walking pace, moving backwards and keeping its distance',
    '正面跟拍Ben，镜头在其前方以步行速度后退，保持距离不变',
  ],
  [
    { move: 'lead', subject: 'Ben', closer: 1 },
    'The camera leads Ben from in front at walking pace, moving backwards while Ben comes nearer',
    '正面跟拍Ben，镜头在其前方以步行速度后退，逐渐靠近',
  ],
  [{ move: 'whip' }, 'The camera whip-pans right by about a quarter turn and holds', '甩镜头，镜头急速甩向右侧后停稳'],
  [{ move: 'whip', amount: -50, seconds: 0.3 }, 'The camera whip-pans left', '甩镜头，镜头急速甩向左侧'],
  [
    { move: 'rack-focus', seconds: 1 },
    'The camera racks focus from the background to the foreground',
    '移焦，焦点从背景转移到前景',
  ],
  [
    { move: 'rack-focus', amount: 12, focus: 1.5, seconds: 0.5 },
    'The camera quickly racks focus from the foreground to the background',
    '移焦，焦点快速从前景转移到背景',
  ],
  [{ move: 'rack-focus', subject: 'Ben' }, 'The camera slowly racks focus to Ben', '移焦，焦点缓慢转移到Ben'],
  [
    { move: 'dolly-zoom' },
    'The camera very slowly performs a dolly zoom, travelling forward while zooming out so that the subject stays the same size and the background stretches away',
    '希区柯克变焦，机位极缓慢前移，同时焦距变短，主体大小不变，背景向远处退去',
  ],
  [
    { move: 'dolly-zoom', amount: -2, subject: 'Ben', aim: 'Mara' },
    'The camera performs a dolly zoom at walking pace, travelling back while zooming in so that Ben stays the same size and the background closes in, keeping Mara in frame',
    '希区柯克变焦，机位以步行速度后移，同时焦距变长，Ben大小不变，背景向前逼近，始终对准Mara',
  ],
];

describe('camera phrases', () => {
  it.each(GOLDEN)('say %j', (inputs, en, zh) => {
    expect([movement(inputs, 'en'), movement(inputs, 'zh')]).toEqual([en, zh]);
  });

  it('have a golden sentence for every move', () => {
    expect([...new Set(GOLDEN.map(([{ move }]) => move))].sort()).toEqual([...MOVES].sort());
  });

  it('never let a push-in be taken for a zoom-in, whatever their size, speed and ease', () => {
    for (const seconds of [0.5, 3, 20]) {
      for (const ease of ['linear', 'in', 'out', 'in-out'] as const) {
        for (const size of [0.1, 0.5, 2, 8]) {
          for (const amount of [size, -size]) {
            const dolly = (language: 'en' | 'zh') => movement({ move: 'dolly', amount, seconds, ease }, language);
            expect(dolly('en')).toMatch(/physically moving (closer|away)/);
            expect(dolly('en')).not.toMatch(/zoom|lens/);
            expect(dolly('zh')).toMatch(/^[推拉]镜头/);
            expect(dolly('zh')).not.toMatch(/变焦|焦距|放大|缩小/);
          }
          const zoom = (language: 'en' | 'zh') => movement({ move: 'zoom', amount: 1 + size, seconds, ease }, language);
          expect(zoom('en')).toMatch(/zooms in.*, with the lens alone, staying in place/);
          expect(zoom('en')).not.toMatch(/push|pull|dolly|moving|travel|closer/);
          expect(zoom('zh')).toMatch(/机位不动.*变焦放大/);
          expect(zoom('zh')).not.toMatch(/推|拉|靠近|移/);
        }
      }
    }
  });

  it('do not say that a zoom stands still while something else travels', () => {
    const zoom = planned({ move: 'zoom', amount: 1.5 });
    const both = moveTogether(planned({ move: 'truck', amount: 2 }), zoom);
    expect(cameraPhraseParts(both, 'en').movement).toBe(
      'The camera trucks right at walking pace while steadily zooming in',
    );
    expect(cameraPhraseParts(both, 'zh').movement).toBe('镜头以步行速度向右横移，同时镜头平稳变焦放大');
  });

  it('say in turn what is made in turn, with times, and together what is made together', () => {
    const tilt = planned({ move: 'tilt', seconds: 2, amount: 10 });
    const chain = moveInTurn([
      planned({ move: 'pan', seconds: 2, ease: 'linear' }),
      moveTogether(planned({ move: 'dolly', seconds: 2, amount: 1, ease: 'out' }), tilt),
      planned({ move: 'static', seconds: 2.5 }),
    ]);
    expect(cameraPhraseParts(chain, 'en').movement).toBe(
      'The camera steadily pans right at constant speed for 2 seconds, then pushes in at walking pace, settling to a stop, while slowly tilting up a little for 2 seconds, physically moving closer, then holds still for 2.5 seconds',
    );
    expect(cameraPhraseParts(chain, 'zh').movement).toBe(
      '前2秒镜头平稳向右摇，保持匀速；随后2秒推镜头，机位以步行速度向前推进，靠近主体，逐渐减速停稳，同时镜头缓慢小幅向上摇；最后2.5秒固定镜头',
    );
    const untimed = (language: 'en' | 'zh') => cameraPhraseParts(chain, language, { timed: false }).movement;
    expect(untimed('en')).toBe(
      'The camera steadily pans right at constant speed, then pushes in at walking pace, settling to a stop, while slowly tilting up a little, physically moving closer, then holds still',
    );
    expect(untimed('zh')).toBe(
      '先镜头平稳向右摇，保持匀速；随后推镜头，机位以步行速度向前推进，靠近主体，逐渐减速停稳，同时镜头缓慢小幅向上摇；最后固定镜头',
    );
  });

  it('add what carries the camera, its lens and what is sharp', () => {
    const close = planned({ move: 'dolly', support: 'handheld', lens: 85, fStop: 2, focus: 3 });
    expect(cameraPhrase(close, 'en')).toBe(
      'The camera very slowly pushes in, physically moving closer, handheld with slight natural shake, 85 mm portrait lens, f/2, razor-thin depth of field with the background melting away',
    );
    expect(cameraPhrase(close, 'zh')).toBe(
      '推镜头，机位极缓慢向前推进，靠近主体，手持拍摄，画面轻微自然晃动，85mm中焦人像镜头，f/2光圈，极浅景深，背景完全虚化',
    );
    expect(cameraPhraseParts(planned({ move: 'static', support: 'tripod', lens: 24, fStop: 11 }), 'en')).toEqual({
      movement: 'The camera holds still',
      support: 'on a tripod',
      lens: '24 mm wide lens',
      focus: 'f/11, deep focus from front to back',
    });
    expect(cameraPhraseParts(planned({}), 'zh')).toMatchObject({ support: '', lens: '35mm小广角镜头', focus: '' });
  });

  it('say every support and strength of shake in both languages', () => {
    for (const support of ['tripod', 'dolly', 'crane', 'gimbal', 'handheld', 'drone'] as const) {
      for (const shake of [0, 0.1, 0.5, 1, 5]) {
        const carried = planned({ move: 'static', support, shake });
        expect(cameraPhraseParts(carried, 'en').support).toMatch(shake === 0 ? /^[a-z ]+$/ : / with .*shake$/);
        expect(cameraPhraseParts(carried, 'zh').support).toMatch(shake === 0 ? /^\p{Script=Han}+$/u : /，画面.*晃/);
      }
    }
  });

  it('are not the words of the node, which have the time and keep what they always said', () => {
    const words = (inputs: Inputs) => outputsOf(camera, { choreography: set, ...inputs }).words;
    expect(words({ move: 'follow', subject: 'Mara', seconds: 4, support: 'gimbal' })).toBe(
      'The camera follows Mara at walking pace over 4 seconds, keeping its distance, gliding on a gimbal, 35 mm natural wide lens.',
    );
    expect(words({ move: 'whip', support: 'handheld', shake: 1.5, fStop: 1.4, focus: 2 })).toBe(
      'The camera whip-pans right and holds for 5 seconds, handheld with clear shake, 35 mm natural wide lens, f/1.4, shallow depth of field with a soft background.',
    );
    expect(words({ move: 'rack-focus', amount: 1 })).toBe(
      'The camera slowly racks focus from the background to the foreground over 5 seconds, 35 mm natural wide lens.',
    );
  });
});
