import type { InputIssue } from '@shotgraph/engine';
import { rangeText, within } from '../limits/issue.ts';
import type { CheckedMedia } from '../limits/types.ts';
import type { PictureLimits } from '../profile/still-types.ts';

/** Pictures of a request as they are checked: what is not known of them is not judged. */
export type CheckedPictures = readonly CheckedMedia[];

/**
 * How many pictures there are, and what each is.
 *
 * @param taker - who takes them, for messages
 */
export function checkPictures(
  pictures: CheckedPictures,
  { count, limits }: { readonly count: number; readonly limits: PictureLimits },
  taker: string,
): readonly InputIssue[] {
  const surplus = pictures.length - count;
  const message = `${pictures.length} images are more than the ${count} that ${taker} takes; remove ${surplus}`;
  return [
    ...(surplus > 0 ? [{ input: 'images', message }] : []),
    ...pictures.flatMap((picture, index) => checkPicture(picture, index, limits, taker)),
  ];
}

function checkPicture(picture: CheckedMedia, index: number, limits: PictureLimits, taker: string): InputIssue[] {
  const { mimeType, width, height, bytes } = picture;
  const issue = (problem: string): InputIssue => ({ input: 'images', message: `images ${index + 1}: ${problem}` });
  const problems: InputIssue[] = [];
  if (mimeType !== undefined && !limits.mimeTypes.includes(mimeType))
    problems.push(issue(`${mimeType} is not taken by ${taker}; store it as ${limits.mimeTypes.join(', ')}`));
  if (width !== undefined && height !== undefined) {
    const size = `${width}x${height} px`;
    const shape = Math.round((width / height) * 1000) / 1000;
    if (!within(width / height, limits.ratio))
      problems.push(
        issue(`${size} is ${shape} wide for 1 high; the allowed ratio is ${rangeText(limits.ratio)}: crop or pad it`),
      );
    else if (!within(width, limits.side) || !within(height, limits.side))
      problems.push(issue(`${size} is out of range; each side may be ${rangeText(limits.side)} px: resize it`));
    else if (!within(width * height, limits.pixels))
      problems.push(
        issue(`${size} is ${width * height} pixels; at most ${limits.pixels.max} are taken: make it smaller`),
      );
  }
  if (bytes !== undefined && bytes > limits.maxBytes)
    problems.push(
      issue(`${bytes} bytes are more than the ${limits.maxBytes} that are taken; store it as jpeg or make it smaller`),
    );
  return problems;
}

/** Whether everything fits into a request, as base64, where nothing is published. Pictures that are still to be rendered are not judged. */
export function checkBody(
  pictures: CheckedPictures,
  text: string,
  maxBytes: number,
  publishes: boolean,
): readonly InputIssue[] {
  const sum = pictures.reduce((total, { bytes = 0 }) => total + 4 * Math.ceil(bytes / 3), 3 * text.length);
  if (publishes || pictures.length === 0 || sum <= maxBytes) return [];
  const message = `the request would be ${sum} bytes with its images inside; at most ${maxBytes} are taken: make images smaller, or set up publishing so that they travel as addresses`;
  return [{ input: 'images', message }];
}
