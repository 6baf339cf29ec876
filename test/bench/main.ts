const sections = process.argv.slice(2);
const wanted = (name: string) => sections.length === 0 || sections.includes(name);

if (wanted('engine')) await (await import('./engine.ts')).benchEngine();
if (wanted('scale')) await (await import('./scale.ts')).benchScale();
if (wanted('media')) await (await import('./media.ts')).benchMedia();
if (wanted('stage')) await (await import('./stage.ts')).benchStage();
if (wanted('cold-start')) await (await import('./cold-start.ts')).benchColdStart();
