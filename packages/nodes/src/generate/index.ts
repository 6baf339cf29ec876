export { defineGenerateImage, generateImage } from './image.ts';
export { createMeter, type Meter, type MeterOf, type MeterRow, type MeterValues, meter } from './meter.ts';
export type { Studio } from './studio.ts';
export { defineGenerateText, generateText, JsonData } from './text.ts';
export { defineGenerateVideo } from './video.ts';
