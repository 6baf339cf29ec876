import type { GraphBuilder, OutRef } from '@shotgraph/engine';
import { light, lighting } from '@shotgraph/nodes';
import {
  azimuthOf,
  distance,
  INES,
  LAMP,
  MASTER,
  ON_INES,
  ON_THEO,
  type Place,
  type Setup,
  TABLE,
  THEO,
  WINDOW,
} from './plan.ts';

/** Daylight through the window, and what becomes of it. Kelvin and stops. */
const DAY = { stops: 0.2, kelvin: 5200 } as const;
const DUSK = { stops: -2.2, kelvin: 10_000 } as const;

/**
 * Light for each setup by day and at dusk. The window and the lamp stand where they stand in the room; only the direction from which
 * a setup sees their light changes.
 */
export function addLight(g: GraphBuilder) {
  const window = g.add('window-light', light, { role: 'key', name: 'window', source: 'daylight', size: 35, ...DAY }).out
    .light;
  const bulb = g.add('lamp-light', light, { role: 'practical', name: 'lamp', source: 'bulb', size: 12, stops: -0.2 })
    .out.light;
  const bounce = g.add('bounce', light, {
    role: 'fill',
    name: 'bounce',
    azimuth: 15,
    elevation: 35,
    distance: 3,
    size: 90,
    stops: -0.6,
    kelvin: 5000,
  }).out.light;
  const wide = g.add('wide-bounce', light, { from: bounce, stops: 0.7 }).out.light;
  const dim = g.add('dim-bounce', light, { from: bounce, stops: -2.6, kelvin: 6500 }).out.light;

  const seen = (from: Place, setup: Setup, on: Place) => ({
    azimuth: azimuthOf(setup, from, on),
    distance: distance(from, on),
  });
  const windowIn = (id: string, setup: Setup, on: Place, change: object = {}) =>
    g.add(id, light, { from: window, elevation: 12, ...seen(WINDOW, setup, on), ...change }).out.light;
  // In front of the shade, which the light would burn out if it stood inside.
  const lampIn = (id: string, setup: Setup, on: Place, change: object = {}) => {
    const { azimuth, distance: metres } = seen(LAMP, setup, on);
    const from = { azimuth, elevation: 4, distance: Math.round((metres - 0.9) * 100) / 100 };
    return g.add(id, light, { from: bulb, ...from, ...change }).out.light;
  };

  const rig = (id: string, lights: readonly OutRef<'light'>[], isDusk: boolean) =>
    g.add(id, lighting, {
      lights,
      ambientStops: isDusk ? -4 : -2,
      ambientKelvin: isDusk ? 9000 : 6000,
      whiteBalance: 5000,
      timeOfDay: isDusk ? 'dusk' : 'golden-hour',
    }).out.lighting;

  const falls = { endStops: DUSK.stops, endKelvin: DUSK.kelvin, changeSeconds: 3 };
  const fades = g.add('fading-bounce', light, { from: bounce, endStops: -2.6, endKelvin: 6500, changeSeconds: 3 }).out
    .light;
  const comesOn = { stops: -6, endStops: -0.2, changeStart: 2, changeSeconds: 1 };
  return {
    day: {
      master: rig('day-master', [windowIn('day-window-master', MASTER, TABLE), wide], false),
      ines: rig('day-ines', [windowIn('day-window-ines', ON_INES, INES), bounce], false),
      theo: rig('day-theo', [windowIn('day-window-theo', ON_THEO, THEO), bounce], false),
    },
    /** While it is seen, the day goes and the lamp comes on. */
    fall: rig(
      'fall-ines',
      [windowIn('falling-window', ON_INES, INES, falls), lampIn('rising-lamp', ON_INES, INES, comesOn), fades],
      true,
    ),
    dusk: {
      theo: rig(
        'dusk-theo',
        [windowIn('dusk-window-theo', ON_THEO, THEO, DUSK), lampIn('lamp-theo', ON_THEO, THEO, { stops: 1.2 }), dim],
        true,
      ),
      master: rig(
        'dusk-master',
        [
          windowIn('dusk-window-master', MASTER, TABLE, DUSK),
          lampIn('lamp-master', MASTER, TABLE, { stops: 0.6 }),
          dim,
        ],
        true,
      ),
    },
  };
}
