import { graph } from '@shotgraph/engine';
import { fade, inputAudio, inputVideo, loudness, setAudio, trim } from '@shotgraph/nodes';

const g = graph({ title: 'Trim and mux' });
const clip = g.add('clip', inputVideo, { file: 'media/leader.mp4' }, [0, 0]);
const tune = g.add('tune', inputAudio, { file: 'media/tune.wav' }, [0, 240]);
const cut = g.add('cut', trim, { video: clip.out.video, start: 1, end: 5 }, [320, 0]);
const loud = g.add('loud', loudness, { audio: tune.out.audio, target: -16 }, [320, 240]);
const both = g.add('both', setAudio, { video: cut.out.video, audio: loud.out.audio }, [640, 0]);
const film = g.add('film', fade, { video: both.out.video, in: 0.25, out: 0.5 }, [960, 0]);
g.output('film', film.out.video);

export default g.build();
