export type { Backdrop, Ground, Rgb } from './backdrop.ts';
export { type CameraPath, mixPose, type PathKey, type Pose, poseAt, restPose, viewPoseAt } from './camera-path.ts';
export { exp2, linearToSrgb, srgbToLinear } from './curves.ts';
export { applyEase, EASES, type Ease } from './easing.ts';
export { ATTENTION, type BodyPose, changePose, mixPoses, type PoseChange } from './figure/body-pose.ts';
export { FIGURE_KINDS, type Figure, type FigureKind, figureSolids } from './figure/figure.ts';
export { type FigurePoseName, type PoseClock, poseClock, poseOf, strideMetres } from './figure/poses.ts';
export { type FocusedLens, type FocusSetting, fStopFor } from './focus/circle.ts';
export type { Focus, StageFrame } from './frame.ts';
export { type Grade, kelvinGains, NEUTRAL_GRADE } from './grade.ts';
export { hullOf, type PlanePoint, turn } from './hull.ts';
export type { LightSetup, LinearRgb, Occluder, StageLight } from './light/setup.ts';
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
export { type Shake, type ShakeOffset, shakeAt } from './shake.ts';
export { BUST_EYES_METRES, BUST_METRES, BUST_OCCLUDERS, bustMesh } from './solid/bust.ts';
export { joinMeshes, toMesh } from './solid/mesh.ts';
export { boxMesh, capsuleMesh, cylinderMesh, sphereMesh } from './solid/shapes.ts';
export type { Material, Mesh, Placing, Solid } from './solid/solid.ts';
export { createTexture, type RgbaPixels, type TexelBox, type Texture, type TextureLevel } from './texture.ts';
export { atan2Degrees, cosDegrees, sinDegrees, tanDegrees } from './trig.ts';
export { add, cross, dot, mix, mixNumber, scale, subtract, type Vec3 } from './vector.ts';
