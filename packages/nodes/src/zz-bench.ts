import { createRenderer, createTexture, poseAt, uprightQuad, seenAt, restPose } from './stage/index.ts';
import { testScene, TEST_PATH } from './stage/testing/fixture.ts';
import { SLATE, slateLayers } from './providers/animatic/slate.ts';
const size={width:1280,height:720};
function bench(name: string, scene: any, span: [number, number], path: any = TEST_PATH) {
  const r=createRenderer(scene,size,36); const out=new Uint8ClampedArray(1280*720*4);
  for(let i=0;i<12;i++) r.render(poseAt(path,span[0]+(span[1]-span[0])*i/12),undefined,out);
  const t=process.cpuUsage(); const n=24;
  for(let i=0;i<n;i++) r.render(poseAt(path,span[0]+(span[1]-span[0])*i/n),undefined,out);
  const c=process.cpuUsage(t); console.log(name,((c.user+c.system)/1000/n).toFixed(1),'ms CPU');
}
const s=testScene(1280,720);
const dolly={sensorWidthMm:36,keys:[{...restPose(35),seconds:0,ease:'linear'},{...restPose(35),position:[0.5,0,-1.5],seconds:1,ease:'linear'}]};
bench('layers dolly/truck',s,[0,1],dolly);
bench('layers all axes',s,[0,1]);
bench('layers pan',s,[1,2]);
bench('slate',{backdrop:SLATE,layers:slateLayers()},[0,1]);
let seed=1; const rnd=()=>(seed=(seed*1103515245+12345)&0x7fffffff)>>16&255;
const noise=(alpha:boolean)=>{const data=new Uint8Array(1920*1080*4);for(let i=0;i<data.length;i+=4){data[i]=rnd();data[i+1]=rnd();data[i+2]=rnd();data[i+3]=alpha?rnd():255;}return createTexture({width:1920,height:1080,data});};
const at=(z:number,t:any)=>{const a=seenAt(size,z,35,36);return{name:'n',texture:t,quad:uprightQuad({depthMetres:z,widthMetres:a.width,heightMetres:a.height,centre:[0,0]}),edgeX:'mirror',edgeY:'mirror'} as const;};
const op=noise(false), tr=noise(true);
bench('worst: 3 half-transparent noise + opaque, dolly',{backdrop:SLATE,layers:[at(20,op),at(10,tr),at(7,tr),at(5,tr)]},[0,1],dolly);
bench('1 photo 1920x1080 dolly',{backdrop:SLATE,layers:[at(8,op)]},[0,1],dolly);
