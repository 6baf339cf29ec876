import type { GraphBuilder, OutRef } from '@shotgraph/engine';
import { light, lighting } from '@shotgraph/nodes';

/** Light that changes with the song: each rig has the same four lamps, and other ones are bright, warm, restless or changing. */
export function addLight(g: GraphBuilder) {
  const spot = g.add('spot', light, {
    role: 'key',
    name: 'follow spot',
    azimuth: -30,
    elevation: 40,
    distance: 6,
    size: 3,
    stops: -1,
    kelvin: 4300,
  }).out.light;
  const blue = g.add('blue', light, {
    role: 'rim',
    name: 'blue rim',
    source: 'neon-cool',
    azimuth: 150,
    elevation: 35,
    distance: 4,
    stops: 1.5,
    motivation: '',
  }).out.light;
  const red = g.add('red', light, {
    role: 'kicker',
    name: 'red kicker',
    source: 'neon-warm',
    azimuth: -125,
    elevation: 15,
    distance: 4,
    stops: 0.5,
    motivation: '',
  }).out.light;
  const sun = g.add('sun', light, {
    role: 'background',
    name: 'neon sun',
    azimuth: 180,
    elevation: 10,
    distance: 6,
    size: 20,
    stops: -2.5,
    kelvin: 7000,
  }).out.light;

  const dimmed = g.add('dimmed-spot', light, { from: spot, stops: -1.9 }).out.light;
  const warm = g.add('warm-spot', light, { from: spot, stops: -0.3, kelvin: 3000, flickerStops: 0.4, flickerHz: 4 }).out
    .light;
  const restless = g.add('restless-rim', light, { from: blue, stops: 2, flickerStops: 1.2, flickerHz: 8 }).out.light;
  const turnsRed = g.add('rim-turns-red', light, {
    from: blue,
    endKelvin: 1900,
    endStops: 2,
    changeStart: 0.5,
    changeSeconds: 3,
  }).out.light;
  const turnsBlue = g.add('kicker-turns-blue', light, {
    from: red,
    endKelvin: 12_000,
    endStops: 1.5,
    changeStart: 0.5,
    changeSeconds: 3,
  }).out.light;
  const blazes = g.add('sun-blazes', light, { from: sun, endStops: 2, endKelvin: 4000, changeSeconds: 1.6 }).out.light;

  const rig = (id: string, lights: readonly OutRef<'light'>[]) =>
    g.add(id, lighting, {
      lights,
      ambientStops: -4.5,
      ambientKelvin: 12_000,
      whiteBalance: 4600,
      timeOfDay: 'night',
      haze: 0.03,
    }).out.lighting;
  return {
    night: rig('night', [dimmed, blue, red, sun]),
    ember: rig('ember', [warm, blue, red, sun]),
    strobe: rig('strobe', [dimmed, restless, red, sun]),
    swap: rig('swap', [dimmed, turnsRed, turnsBlue, sun]),
    burst: rig('burst', [spot, blue, red, blazes]),
  };
}
