import { toShotPlan } from '../packages/nodes/src/film/open-film.ts';
import { planFilm } from '../packages/nodes/src/film/plan-film.ts';
import { createFilmPainter } from '../packages/nodes/src/film/painter.ts';
const src = (await import('./x.src.tmp.mts')).source;
const frame={width:1280,height:720};
for (const i of [0,2]) {
 const film: any = { size: frame, plan: planFilm([src.shots[i]],24), shots: [toShotPlan(src.shots[i], new Map(), 'grey-box', frame)], guide:'none' };
 const p = createFilmPainter(film); const out = new Uint8ClampedArray(1280*720*4); const t:number[]=[];
 for (let f=0;f<48;f++){ const c=process.cpuUsage(); p.paint(f,out); const d=process.cpuUsage(c); t.push((d.user+d.system)/1000);} t.sort((a,b)=>a-b); console.log('shot',i,'median', t[24], 'min', t[0], 'max', t[47]);
}
