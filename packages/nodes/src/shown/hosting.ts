export { type KeptResult, type KeptResults, putResults, readResults } from './kept-results.ts';
export { show } from './shown.ts';
export { createViews, FRAME_HEADER, type Viewed, type ViewedFrame, type ViewRequest, type Views } from './views.ts';
