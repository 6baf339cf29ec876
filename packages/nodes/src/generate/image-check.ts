import type { InputIssue } from '@shotgraph/engine';
import { resizedSize } from '../providers/limits/fit.ts';
import { rangeText, within } from '../providers/limits/issue.ts';
import type { ImageProfile } from '../providers/profile/still-types.ts';
import { findImageModel, type KnownImageModel } from '../providers/profile/stills.ts';
import type { StillRoute } from '../providers/setup/still-routes.ts';
import { checkBody, checkPictures } from '../providers/stills/check-pictures.ts';
import { checkKey, checkWritten } from '../providers/stills/check-route.ts';
import { CARD, type ImageValues } from './image-inputs.ts';
import { sizeOf, toPictureParts } from './image-order.ts';
import { toCheckedMedia } from './media-facts.ts';

/** Rules that hold for every model, the free one included. */
export function checkShape({ width, height, take }: Partial<ImageValues>, isWhole: boolean): readonly InputIssue[] {
  const wrong = Object.entries({ width, height, take }).flatMap(([input, value]) =>
    value === undefined || Number.isInteger(value)
      ? []
      : [{ input, message: `${input} ${value} is not a whole number; use ${Math.round(value)}` }],
  );
  if (!isWhole || (width === undefined) === (height === undefined)) return wrong;
  const [there, missing] = width === undefined ? ['height', 'width'] : ['width', 'height'];
  return [...wrong, { input: missing!, message: `${there} alone is no size; set ${missing} too, or leave both out` }];
}

/** Everything wrong with what a paid model is asked for, as far as it is known. */
export function checkPaidImage(values: Partial<ImageValues>, route: StillRoute<ImageProfile>): readonly InputIssue[] {
  const { profile, facts } = route;
  const known = findImageModel(profile, values.model ?? '');
  if (!known) return [];
  const taker = `${known.name} at ${profile.title}`;
  const pictures = (values.images ?? []).map((picture) => (picture === undefined ? {} : toCheckedMedia(picture)));
  const parts = values.prompt && toPictureParts(values.prompt);
  const text = parts?.filter((part) => typeof part === 'string').join('') ?? '';
  return [
    ...checkTier(values, known, taker),
    ...checkSize(values, known, taker),
    ...checkFormat(values, known, taker),
    ...(parts ? checkText(text, known) : []),
    ...checkPictures(pictures, known.family.references, taker),
    ...checkBody(pictures, text, profile.maxBodyBytes, Boolean(facts.publish)),
    ...checkWritten(parts ?? [], pictures.length),
    ...checkKey(route, CARD),
  ];
}

function checkTier(
  { width, height, resolution }: Partial<ImageValues>,
  { family }: KnownImageModel,
  taker: string,
): InputIssue[] {
  const tiers = Object.keys(family.sizes);
  if (resolution === undefined || width !== undefined || height !== undefined || tiers.includes(resolution)) return [];
  const value = tiers.find((tier) => tier > resolution) ?? tiers.at(-1)!;
  const message = `${resolution} is not offered for ${taker}; use ${tiers.join(', ')}`;
  return [{ input: 'resolution', message, mend: { kind: 'set', input: 'resolution', value } }];
}

function checkSize(values: Partial<ImageValues>, known: KnownImageModel, taker: string): InputIssue[] {
  const { pixels, ratio } = known.family;
  if (values.width === undefined || values.height === undefined) return [];
  const [width, height] = sizeOf(values, known)!;
  const size = `${width}x${height}`;
  if (!within(width / height, ratio))
    return [
      { input: 'width', message: `${size} is too long for ${taker}; width by height may be ${rangeText(ratio)}` },
    ];
  if (within(width * height, pixels)) return [];
  const near = resizedSize({ width, height }, { side: { min: 1, max: pixels.max }, ratio, pixels });
  const advice = near ? `; use ${near.width}x${near.height}` : '';
  const message = `${size} is ${width * height} pixels; ${taker} makes pictures of ${rangeText(pixels)} pixels${advice}`;
  return [{ input: 'width', message }];
}

function checkFormat({ format }: Partial<ImageValues>, { model }: KnownImageModel, taker: string): InputIssue[] {
  const formats: readonly string[] = model.formats;
  if (format === undefined || format === 'auto' || formats.includes(format)) return [];
  const message = `${taker} gives ${formats.join(' or ')} only; use auto`;
  return [{ input: 'format', message, mend: { kind: 'set', input: 'format', value: 'auto' } }];
}

function checkText(text: string, { family }: KnownImageModel): InputIssue[] {
  if (text.trim() === '') return [{ input: 'prompt', message: 'the prompt is empty; say what the picture shows' }];
  const { words, chineseCharacters } = family.prompt;
  const chinese = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const spaced = text.match(/[^\s\p{Script=Han}]+/gu)?.length ?? 0;
  const warn = (count: number, what: string, most: number): InputIssue[] =>
    count > most
      ? [
          {
            input: 'prompt',
            severity: 'warning',
            message: `${count} ${what} are more than the advised ${most}; shorten the prompt`,
          },
        ]
      : [];
  return [...warn(chinese, 'Chinese characters', chineseCharacters), ...warn(spaced, 'words', words)];
}
