import { describe, expect, it } from 'vitest';
import { makeLight, makeLighting } from '../../testing/make.ts';
import { lightFacts, seenKelvin } from './facts.ts';
import { lightPhrase } from './index.ts';

const key = (own: Parameters<typeof makeLight>[0] = {}) => makeLight({ elevationDegrees: 0, ...own });
const fact = (own: Parameters<typeof makeLight>[0]) => lightFacts(makeLighting([key(own)])).lights[0]!;

describe('facts of light', () => {
  it('bin the contrast by what fills the shadows: 1 stop is 2:1, 2 are 4:1, 3 are 8:1', () => {
    const contrast = (ambientStops: number) => lightFacts(makeLighting([key()], { ambientStops })).contrast;
    expect([0, -0.4, -1, -2, -3, -3.7, -4].map(contrast)).toEqual([
      'flat',
      'flat',
      'gentle',
      'dramatic',
      'low-key',
      'low-key',
      'noir',
    ]);
  });

  it('add fill and ambient up as light, not as stops', () => {
    // Two sources of a quarter each fill as one of a half: 2:1.
    const rig = makeLighting([key(), makeLight({ role: 'fill', stops: -2 })], { ambientStops: -2 });
    expect(lightFacts(rig).contrast).toBe('gentle');
  });

  it('bin size, place and height', () => {
    expect([0.5, 5, 20, 90].map((sizeDegrees) => fact({ sizeDegrees }).hardness)).toEqual([
      'hard',
      'crisp',
      'soft',
      'wrapping',
    ]);
    expect([0, 45, 90, 135, 180].map((azimuthDegrees) => fact({ azimuthDegrees }).side)).toEqual([
      'front',
      'three-quarter-front',
      'side',
      'three-quarter-back',
      'back',
    ]);
    expect([-90, 0, 90].map((azimuthDegrees) => fact({ azimuthDegrees }).hand)).toEqual(['left', 'none', 'right']);
    expect([-30, 0, 45, 80].map((elevationDegrees) => fact({ elevationDegrees }).height)).toEqual([
      'below',
      'level',
      'high',
      'top',
    ]);
  });

  it('see colour as the white balance does', () => {
    expect(seenKelvin(3200, 6500)).toBeCloseTo(3200, 6);
    // 3200 and 5600 lie 133.9 mireds apart: under tungsten white, daylight is blue.
    expect(fact({ kelvin: 5600 }).colour).toBe('neutral');
    const underTungsten = makeLighting([key({ kelvin: 5600 })], { whiteBalanceKelvin: 3200 });
    expect(lightFacts(underTungsten).lights[0]!.colour).toBe('blue');
    expect(lightFacts(makeLighting([key({ kelvin: 3200 })], { whiteBalanceKelvin: 3200 })).lights[0]!.colour).toBe(
      'neutral',
    );
  });

  it('tell how a light changes', () => {
    const change = (stops: number, kelvin = 5600) =>
      fact({
        changes: [
          { seconds: 0, stops: 0, kelvin: 5600 },
          { seconds: 4, stops, kelvin },
        ],
      }).change;
    expect([-6, -1, 0, 1, 5].map((stops) => change(stops))).toEqual([
      'fades-out',
      'dims',
      'none',
      'brightens',
      'comes-up',
    ]);
    expect([change(0, 3000), change(0, 10_000)]).toEqual(['warms', 'cools']);
  });
});

describe('light in words', () => {
  it('says nothing of nothing', () => {
    expect(lightPhrase(makeLighting([], { ambientStops: 0 }), 'en')).toBe('');
    expect(lightPhrase(makeLighting([], { ambientStops: 0 }), 'zh')).toBe('');
  });

  it.each([
    [{}, 'a soft key light from the front', '柔和的主光从正面打来'],
    [
      { azimuthDegrees: -45, elevationDegrees: 40 },
      'a soft key light from camera left, high three-quarter front',
      '柔和的主光从画面左前方高处打来',
    ],
    [
      { azimuthDegrees: 130, elevationDegrees: -20, sizeDegrees: 1 },
      'a hard key light from camera right, low three-quarter back',
      '硬朗的主光从画面右后方低处打来，形成侧逆光',
    ],
    [{ elevationDegrees: 90 }, 'a soft key light from directly above', '柔和的主光从正上方打来'],
    [
      { azimuthDegrees: 180, elevationDegrees: 80 },
      'a soft key light from above and behind',
      '柔和的主光从后上方打来，形成逆光',
    ],
    [
      { kelvin: 2000, motivation: 'a candle', flicker: { stops: 1, hz: 4, seed: 1 } },
      'a flickering, soft, candle-warm key light from the front, as if from a candle',
      '闪烁的柔和的暖橙色主光从正面打来，光源是烛光',
    ],
  ] as const)('%j', (own, en, zh) => {
    const rig = makeLighting([key(own as Parameters<typeof makeLight>[0])], { ambientStops: -1 });
    expect(lightPhrase(rig, 'en')).toBe(`gentle lighting: ${en}`);
    expect(lightPhrase(rig, 'zh')).toBe(`明暗过渡柔和；${zh}`);
  });

  it('leaves out what is not seen, and fill without a colour', () => {
    const rig = makeLighting([key(), makeLight({ role: 'fill', stops: -1 }), makeLight({ role: 'rim', stops: -9 })], {
      ambientStops: -12,
    });
    expect(lightPhrase(rig, 'en')).toBe('gentle lighting: a soft key light from the front');
  });

  it('has silhouettes only without a key', () => {
    const rim = makeLight({ role: 'rim', azimuthDegrees: 180, stops: 2 });
    expect(lightPhrase(makeLighting([rim]), 'en')).toContain('everything in front in silhouette');
    expect(lightPhrase(makeLighting([rim, key()]), 'en')).not.toContain('silhouette');
  });

  it('can be shortened to the key or to the time', () => {
    const rig = makeLighting([key(), makeLight({ role: 'rim', azimuthDegrees: 180 })], {
      timeOfDay: 'night',
      haze: 0.5,
      ambientStops: -3,
    });
    expect(lightPhrase(rig, 'en', 'key')).toBe('low-key night lighting: a soft key light from the front');
    expect(lightPhrase(rig, 'zh', 'time')).toBe('夜景光线');
    expect(lightPhrase(rig, 'en')).toContain('haze thick enough to show the beams');
  });

  it('keeps noir for the night', () => {
    expect(lightPhrase(makeLighting([key()], { timeOfDay: 'night' }), 'en')).toMatch(/^noir night lighting/u);
    expect(lightPhrase(makeLighting([key()], { timeOfDay: 'day' }), 'en')).toMatch(/^harsh, high-contrast daylight/u);
  });
});
