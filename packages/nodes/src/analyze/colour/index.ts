export { type ColourTemperature, type KelvinOptions, measureColourTemperature, measureKelvin } from './kelvin.ts';
export { measurePatch, type Patch } from './patch.ts';
export { blackBodyRgb, blackBodyUv, type LinearRgb, type Uv, uvOf } from './planck.ts';
