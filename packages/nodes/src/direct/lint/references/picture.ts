import type { ImageValue } from '../../../media/types.ts';
import type { ReferenceValue, SubjectKind } from '../../values/index.ts';
import type { Film } from '../film.ts';
import type { Lint } from '../types.ts';

/** Shorter sides under this hold too little of a face to be kept, pixels. Source: guide §4, a high-resolution base image. */
const SHARP_SIDE = 720;
/** A body in a picture this many times wider than tall has hardly any pixels. Character sheets, often 16:9, are fine. */
const WIDEST = 2;
/** Kinds that stand upright. */
const UPRIGHT: readonly SubjectKind[] = ['person', 'child'];

type Pictured = ReferenceValue & { readonly media: ImageValue };

const identities = ({ direction }: Film): Pictured[] =>
  direction.references.filter(
    (reference): reference is Pictured => reference.role === 'identity' && reference.media.kind === 'image',
  );

/** Pictures of somebody with too few pixels. Source: as above, and limits of the providers. */
export const smallIdentities = (film: Film): Lint[] =>
  identities(film).flatMap(({ name, media: { info } }): Lint[] => {
    const side = Math.min(info.width, info.height);
    if (side >= SHARP_SIDE) return [];
    const refused = side <= film.model.pictureSide;
    return [
      {
        code: 'identity-too-small',
        severity: refused ? 'error' : 'warning',
        input: 'references',
        message: refused
          ? `"${name}" has ${info.width}×${info.height} pixels, and pictures need more than ${film.model.pictureSide} on each side`
          : `"${name}" has ${info.width}×${info.height} pixels, too few to keep somebody the same`,
        remedy: `use a picture with ${SHARP_SIDE} pixels or more on its shorter side; an enlarged one adds no detail`,
      },
    ];
  });

/** Wide pictures that are to hand on a whole body. */
export const wideIdentities = (film: Film): Lint[] =>
  identities(film).flatMap(({ name, subject, transfer, media: { info } }): Lint[] => {
    const kind = film.cast.subjects.find((member) => member.name === subject)?.kind ?? 'person';
    if (!UPRIGHT.includes(kind) || !transfer.includes('body') || info.width < WIDEST * info.height) return [];
    return [
      {
        code: 'identity-too-wide',
        severity: 'warning',
        input: 'references',
        message: `"${name}" hands on a body and is ${info.width}×${info.height} pixels, ${Math.round((info.width / info.height) * 10) / 10} times wider than tall`,
        remedy: 'use an upright or square picture from head to foot, or take body out of what it transfers',
      },
    ];
  });
