import { writeFileSync } from 'node:fs';
import { paintLighting } from './film/lighting/paint-lighting.ts';
import { encodePng } from './film/png/encode-png.ts';
import { findSetup, SETUP_NAMES } from './direct/presets/lighting.ts';
const size={width:1024,height:576};
for (const name of process.argv.slice(2)) {
let t0=performance.now();
const p=paintLighting(findSetup(name as any,false),0,size);
let t1=performance.now();
const png=encodePng(p,size);
const cpu=process.cpuUsage(); console.log(cpu.user/1000, name,t1-t0,performance.now()-t1,png.length);
writeFileSync(`/tmp/light-${name}.png`,png);
}
