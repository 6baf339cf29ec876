import type { GraphBuilder, OutRef } from '@shotgraph/engine';
import { light, lighting } from '@shotgraph/nodes';

/**
 * Light for glass: the setup "product-softbox" with lights of its own in the place of all four. A large box above, a strip behind
 * that draws the edge, a low sun behind everything; strip and sun change within a shot.
 */
export function addLight(g: GraphBuilder) {
  const box = g.add('box', light, {
    role: 'key',
    name: 'overhead box',
    azimuth: 20,
    elevation: 50,
    size: 60,
    kelvin: 4600,
  }).out.light;
  const bounce = g.add('bounce', light, {
    role: 'fill',
    azimuth: -60,
    elevation: 20,
    size: 40,
    stops: -2,
    kelvin: 6500,
  }).out.light;
  const strip = g.add('strip', light, {
    role: 'rim',
    name: 'edge strip',
    azimuth: 145,
    elevation: 20,
    size: 20,
    stops: 0.5,
    kelvin: 3600,
  }).out.light;
  const low = g.add('low', light, {
    role: 'background',
    name: 'evening sun',
    azimuth: 150,
    elevation: 12,
    distance: 3,
    stops: -2,
    kelvin: 3000,
  }).out.light;
  const sweeps = g.add('sweeps', light, { from: strip, stops: -3, endStops: 2, changeStart: 0.5, changeSeconds: 3 }).out
    .light;
  const rises = g.add('rises', light, {
    from: low,
    stops: -3,
    endStops: -0.5,
    endKelvin: 3400,
    changeStart: 0.5,
    changeSeconds: 4,
  }).out.light;
  const rig = (id: string, edge: OutRef<'light'>, behind: OutRef<'light'>) =>
    g.add(id, lighting, { setup: 'product-softbox', lights: [box, bounce, edge, behind], ambientStops: -3.5 }).out
      .lighting;
  return {
    evening: rig('evening', strip, low),
    waking: rig('waking', sweeps, low),
    sunrise: rig('sunrise', strip, rises),
  };
}
