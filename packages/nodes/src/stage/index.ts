export type { Backdrop, Ground, Rgb } from './backdrop.ts';
export { type CameraPath, mixPose, type PathKey, type Pose, poseAt, restPose } from './camera-path.ts';
export { applyEase, EASES, type Ease } from './easing.ts';
export { type Grade, kelvinGains, NEUTRAL_GRADE } from './grade.ts';
export {
  createView,
  depthOf,
  type FrameSize,
  focalLengthPixels,
  heading,
  projectPoint,
  type Quad,
  rightOf,
  type View,
} from './projection.ts';
export { createRenderer, type Renderer } from './renderer.ts';
export { describeShortage, measureShortage, type Shortage } from './safe-area.ts';
export type { EdgeMode } from './sample.ts';
export { contain, cover, type Layer, type Placement, type Scene, type Span, seenAt, uprightQuad } from './scene.ts';
export { createTexture, type RgbaPixels, type TexelBox, type Texture, type TextureLevel } from './texture.ts';
export { atan2Degrees, cosDegrees, sinDegrees, tanDegrees } from './trig.ts';
export { add, cross, dot, mix, mixNumber, scale, subtract, type Vec3 } from './vector.ts';
