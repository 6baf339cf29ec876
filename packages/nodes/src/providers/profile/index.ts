export { getProfile, PROFILES } from './builtin.ts';
export { loadProfile, mergeProfile, type ProfileOverride } from './load.ts';
export { endpointOf, findModel, getModel, type KnownModel, sizesOf, tiersOf } from './lookup.ts';
export { type ReferencePart, renderPrompt, tagOf } from './render-prompt.ts';
export type {
  AudioLimits,
  FamilyProfile,
  ImageLimits,
  LengthLimits,
  MediaKind,
  ModelProfile,
  ProfileNote,
  PromptLimits,
  ProviderProfile,
  Range,
  Rate,
  Ratio,
  ReferenceLimits,
  Tier,
  TierPrice,
  VideoLimits,
  VideoTask,
} from './types.ts';
export { defuse, findWrittenReferences, type WrittenReference } from './written-references.ts';
