import { findModel } from '../profile/lookup.ts';
import type { ProviderProfile } from '../profile/types.ts';
import { audioRule } from './audio.ts';
import { imageRule } from './image.ts';
import { danglingRule, facesRule, flagsRule, promptLengthRule, unusedRule } from './prompt.ts';
import { bodyRule, expiryRule, fieldsRule, reachableRule, routeRule } from './route.ts';
import { openPriceRule, ratioRule, secondsRule, seedRule, tierRule, unknownModel } from './shape.ts';
import { audioAloneRule, countsRule, editRule, exclusiveRule, framesRule, sourceRule } from './task.ts';
import type { CheckedRequest, LimitFacts, LimitIssue, LimitRule } from './types.ts';
import { pixelsRule, videoBytesRule, videoRule, videoSecondsRule } from './video.ts';

const RULES: readonly LimitRule[] = [
  tierRule,
  secondsRule,
  openPriceRule,
  ratioRule,
  exclusiveRule,
  framesRule,
  sourceRule,
  audioAloneRule,
  countsRule,
  imageRule,
  videoRule,
  pixelsRule,
  videoSecondsRule,
  videoBytesRule,
  reachableRule,
  audioRule,
  bodyRule,
  danglingRule,
  unusedRule,
  promptLengthRule,
  flagsRule,
  facesRule,
  editRule,
  seedRule,
  expiryRule,
  fieldsRule,
  routeRule,
];

/**
 * Everything that is wrong with a request, or worth knowing, before anything is sent: in the order of the limits table.
 * Touches no network and no bytes. Parts of the request that are not known are not judged.
 */
export function checkLimits(
  request: CheckedRequest,
  profile: ProviderProfile,
  facts: LimitFacts = {},
): readonly LimitIssue[] {
  const unknown = unknownModel(request, profile);
  const known = request.model === undefined ? undefined : findModel(profile, request.model);
  if (!known) return unknown;
  return RULES.flatMap((rule) => rule({ request, profile, known, facts }));
}
