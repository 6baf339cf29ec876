export { defineGenerateImage, generateImage } from './image.ts';
export type { Studio } from './studio.ts';
export { defineGenerateText, generateText, JsonData } from './text.ts';
export { defineGenerateVideo } from './video.ts';
