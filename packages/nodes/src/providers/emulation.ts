/** What a stand-in of the providers needs: their dated data, and pictures of any size to answer with. */
export { probe } from '../media/probe.ts';
export { renderAnimatic } from './animatic/index.ts';
export { planShot, type Shot } from './animatic/shot.ts';
export { tokensOf } from './price.ts';
export {
  endpointOf,
  getProfile,
  type KnownModel,
  type MediaKind,
  type Ratio,
  type Tier,
  tiersOf,
} from './profile/index.ts';
export type { ProviderContext, VideoRequest as AnimaticRequest } from './provider.ts';
