export { inputAudio } from './audio.ts';
export { inputImage } from './image.ts';
export { inputNumber } from './number.ts';
export { inputText } from './text.ts';
export { inputVideo } from './video.ts';
