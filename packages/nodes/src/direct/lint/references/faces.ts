import { MEDIA } from '../../prompt/conflicts/vocabulary.ts';
import type { LookValue, ReferenceValue, SubjectKind } from '../../values/index.ts';
import type { Film } from '../film.ts';
import { quoted } from '../say.ts';
import type { Lint } from '../types.ts';

/** Kinds that have a human face. */
const HUMAN: readonly SubjectKind[] = ['person', 'child'];
/** Whoever is described so has no face that could be a real one's. */
const FACELESS =
  /\b(?:mannequin|puppet|doll|robot|android|statue|masked|mask|helmet(?:ed)?|cartoon|anime|drawn|clay|lego|faceless|silhouette|from behind)\b|人偶|木偶|玩偶|机器人|雕像|面具|头盔|卡通|动漫|背影|剪影/iu;

/**
 * Pictures of people that look real: nearly all models refuse faces they take for real ones, those of generated people too. Not told where the
 * look is drawn, animated or made of clay. Source: `InputImageSensitiveContentDetected.PrivacyInformation` in reports of several tools.
 */
export function realFaces({ direction: { references, look }, cast }: Film): Lint[] {
  if (isDrawn(look)) return [];
  const faces = references.filter(({ role, media, transfer, subject }) => {
    if (role !== 'identity' || media.kind === 'audio' || !transfer.includes('face')) return false;
    const member = cast.subjects.find(({ name }) => name === subject);
    return HUMAN.includes(member?.kind ?? 'person') && !FACELESS.test(member?.description ?? '');
  });
  if (faces.length === 0) return [];
  return [
    {
      code: 'real-face',
      severity: 'warning',
      input: 'references',
      message: `${quoted(faces.map(({ name }: ReferenceValue) => name))} may show ${faces.length === 1 ? 'a face that looks' : 'faces that look'} real, and models refuse those, of generated people too`,
      remedy:
        'register the person with the provider and use the verified asset, draw or stylise the face, show it from behind, or describe the person in words',
    },
  ];
}

function isDrawn(look: LookValue | undefined): boolean {
  if (look === undefined) return false;
  const text = `${look.style} ${look.medium}`;
  return MEDIA.some(([name, pattern]) => name !== 'photography' && name !== 'computer animation' && pattern.test(text));
}
