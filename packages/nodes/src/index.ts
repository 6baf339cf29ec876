export { beatSpan, beats } from './analyze/index.ts';
export { catalogue, createCatalogue, generateVideo } from './catalogue.ts';
export { camera, cameraChain } from './direct/index.ts';
export { fingerprint } from './flow/fingerprint.ts';
export { flowGate, flowIf, flowPick, flowSwitch } from './flow/index.ts';
export { type PickChoice, toPickChoice } from './flow/pick.ts';
export { generateImage, generateText, JsonData, type Studio } from './generate/index.ts';
export { inputAudio, inputImage, inputNumber, inputText, inputVideo } from './input/index.ts';
export { Files } from './list/files.ts';
export {
  listAudios,
  listChunk,
  listImages,
  listLength,
  listNumbers,
  listOfItems,
  listOnly,
  listPick,
  listRange,
  listRepeat,
  listReverse,
  listSlice,
  listTexts,
  listVideos,
  listZip,
} from './list/index.ts';
export type {
  AudioInfo,
  AudioValue,
  Expr,
  Facts,
  FileValue,
  ImageInfo,
  ImageValue,
  MediaValue,
  VideoInfo,
  VideoValue,
} from './media/types.ts';
export { save } from './output/index.ts';
export {
  Audio,
  Beats,
  type BeatsValue,
  Boolean_,
  Camera,
  type CameraValue,
  choice,
  Decibels,
  Degrees,
  File_,
  Image,
  Kelvin,
  LongText,
  Media,
  Metres,
  Millimetres,
  Number_,
  Numbers,
  PromptText,
  Seconds,
  Stops,
  Text,
  Video,
} from './ports.ts';
export { type OpenStudio, openStudio } from './studio.ts';
export { textJoin, textTemplate } from './text/index.ts';
export {
  audioOf,
  blend,
  caption,
  color,
  concat,
  contactSheet,
  convertAudio,
  convertImage,
  crop,
  crossfade,
  extractFrame,
  fade,
  gain,
  loudness,
  mixAudio,
  overlay,
  pad,
  padImage,
  resize,
  resizeImage,
  reverse,
  setAudio,
  speed,
  stillToVideo,
  transcode,
  trim,
  trimAudio,
} from './transform/index.ts';
