import { clamp, gradient, mix, type Rgb, rgb } from '../lib/colour.ts';

/** The clip's facts: six turns of one second. */
export const CLIP = { width: 640, height: 360, fps: 24, frames: 144 } as const;

const WARM = gradient([
  [0, '#2b4c7e'],
  [0.2, '#1f7a8c'],
  [0.4, '#3f9c6d'],
  [0.6, '#e0a030'],
  [0.8, '#d9573f'],
  [1, '#8c2f6b'],
]);
const PAPER = rgb('#fbf3e0');
const INK = rgb('#191627');

/**
 * One frame of a film leader: a hand sweeps once per second, a ball jumps twice per second, a bar fills over the whole
 * length. Cuts and changes of speed are seen at a glance. Straight RGBA.
 */
export function leader(frame: number): Uint8ClampedArray {
  const { width, height, fps, frames } = CLIP;
  const second = Math.floor(frame / fps);
  const turn = (frame % fps) / fps;
  const ground = WARM(second / 5);
  const next = WARM(Math.min(1, (second + 1) / 5));
  const jump = Math.abs(Math.sin(2 * Math.PI * (frame / fps)));
  const ball = { x: 90 + (460 * frame) / (frames - 1), y: 300 - 110 * jump };
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i += 4) {
      let colour: Rgb = swept(x - 320, y - 160, turn) ? next : ground;
      colour = mix(colour, PAPER, marks(x - 320, y - 160, turn === 0 ? 1 : 0));
      colour = mix(colour, INK, disc(x - ball.x, y - ball.y - 4, 24) * 0.35);
      colour = mix(colour, PAPER, disc(x - ball.x, y - ball.y, 22));
      if (y >= 340) colour = x < (640 * (frame + 1)) / frames ? PAPER : mix(ground, INK, 0.5);
      for (let c = 0; c < 3; c++) rgba[i + c] = 255 * colour[c as 0 | 1 | 2];
      rgba[i + 3] = 255;
    }
  }
  return rgba;
}

/** Whether the hand, turning clockwise from the top, has passed this direction. */
function swept(x: number, y: number, turn: number): boolean {
  const angle = Math.atan2(x, -y) / (2 * Math.PI);
  return (angle < 0 ? angle + 1 : angle) < turn;
}

/** Cross hairs and two rings; on the first frame of a second the inner disc lights up. */
function marks(x: number, y: number, flash: number): number {
  const distance = Math.hypot(x, y);
  const line = (off: number, thick: number) => clamp(thick / 2 + 0.5 - Math.abs(off));
  const lit = flash * disc(x, y, 96) * 0.85;
  return Math.max(
    lit,
    0.85 * line(distance - 130, 5),
    0.85 * line(distance - 108, 3),
    0.4 * line(x, 2),
    0.4 * line(y, 2),
  );
}

const disc = (x: number, y: number, radius: number): number => clamp(radius + 0.5 - Math.hypot(x, y));
