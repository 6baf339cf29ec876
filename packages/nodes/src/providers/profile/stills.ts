import arkByteplusImages from './ark-byteplus-images.json' with { type: 'json' };
import arkVolcengineImages from './ark-volcengine-images.json' with { type: 'json' };
import chat from './chat.json' with { type: 'json' };
import { type ProfileOverride, putOver, readProfile } from './load.ts';
import { chatProfileSchema, imageProfileSchema } from './still-schema.ts';
import type { ChatLimits, ChatProfile, ImageFamily, ImageModel, ImageProfile } from './still-types.ts';

/**
 * Reads a profile of image models from plain JSON.
 *
 * @throws TypeError naming every member that is wrong, and what it must be
 */
export const loadImageProfile = (json: unknown): ImageProfile => readProfile(imageProfileSchema(), json);

/**
 * Reads a profile of chat models from plain JSON.
 *
 * @throws TypeError naming every member that is wrong, and what it must be
 */
export const loadChatProfile = (json: unknown): ChatProfile => readProfile(chatProfileSchema(), json);

/**
 * Puts a user's own file over a profile of image models, as `mergeProfile` does.
 *
 * @throws TypeError as `loadImageProfile` does, for the sum of both
 */
export const mergeImageProfile = (base: ImageProfile, override: ProfileOverride): ImageProfile =>
  loadImageProfile(putOver(base, override));

/**
 * Puts a user's own file over a profile of chat models, as `mergeProfile` does.
 *
 * @throws TypeError as `loadChatProfile` does, for the sum of both
 */
export const mergeChatProfile = (base: ChatProfile, override: ProfileOverride): ChatProfile =>
  loadChatProfile(putOver(base, override));

/** Profiles of image models that come with the product, in the order of preference. Tests hold them to the schema. */
export const IMAGE_PROFILES: readonly ImageProfile[] = [
  arkByteplusImages,
  arkVolcengineImages,
] as unknown as readonly ImageProfile[];

/** Profiles of chat models that come with the product, in the order of preference. Tests hold them to the schema. */
export const CHAT_PROFILES: readonly ChatProfile[] = chat as unknown as readonly ChatProfile[];

/** An image model with the family it belongs to. */
export interface KnownImageModel {
  readonly name: string;
  readonly model: ImageModel;
  readonly family: ImageFamily;
}

/** An image model of a profile by the name graphs use. */
export function findImageModel(profile: ImageProfile, name: string): KnownImageModel | undefined {
  const model = Object.hasOwn(profile.models, name) ? profile.models[name] : undefined;
  const family = model && profile.families[model.family];
  return model && family && { name, model, family };
}

/** A chat model by the name graphs use. */
export interface KnownChatModel {
  readonly name: string;
  /** What the provider calls it. */
  readonly id: string;
  readonly limits: ChatLimits;
}

/** A chat model of a profile by the name graphs use; any name where the profile takes all of them. */
export function findChatModel(profile: ChatProfile, name: string): KnownChatModel | undefined {
  const model = Object.hasOwn(profile.models, name) ? profile.models[name] : undefined;
  if (model) return { name, id: model.id, limits: model };
  return profile.others && name !== '' ? { name, id: name, limits: profile.others } : undefined;
}
