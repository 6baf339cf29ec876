import type { Operation } from '../operation.ts';
import { assetOperation, framesOperation, predictedOperation } from './asset.ts';
import { audioOfOperation, gainOperation, mixAudioOperation, muteOperation, setAudioOperation } from './audio.ts';
import { blendOperation } from './blend.ts';
import { captionOperation } from './caption.ts';
import { colorOperation } from './color.ts';
import { convertOperation } from './convert.ts';
import { crossfadeOperation } from './crossfade.ts';
import { fadeAudioOperation, fadeOperation } from './fade.ts';
import { cropOperation, padOperation, rateOperation, scaleOperation } from './frame.ts';
import { concatOperation } from './join.ts';
import { loudnessOperation } from './loudness.ts';
import { overlayOperation } from './overlay.ts';
import { reverseOperation } from './reverse.ts';
import { speedOperation } from './speed.ts';
import { contactSheetOperation, extractFrameOperation, stillToVideoOperation } from './still.ts';
import { timecodeOperation } from './timecode.ts';
import { trimAudioOperation, trimOperation } from './trim.ts';

/** Every operation an expression may hold, by name. */
export const OPERATIONS: ReadonlyMap<string, Operation> = new Map(
  [
    assetOperation,
    audioOfOperation,
    blendOperation,
    captionOperation,
    colorOperation,
    concatOperation,
    contactSheetOperation,
    convertOperation,
    cropOperation,
    crossfadeOperation,
    extractFrameOperation,
    fadeAudioOperation,
    fadeOperation,
    framesOperation,
    gainOperation,
    loudnessOperation,
    mixAudioOperation,
    muteOperation,
    overlayOperation,
    padOperation,
    predictedOperation,
    rateOperation,
    reverseOperation,
    scaleOperation,
    setAudioOperation,
    speedOperation,
    stillToVideoOperation,
    timecodeOperation,
    trimAudioOperation,
    trimOperation,
  ].map((operation) => [operation.name, operation as unknown as Operation]),
);
