import { type Backdrop, createTexture, type Layer, type Rgb, uprightQuad } from '../../stage/index.ts';

/** Height of the camera at rest above the floor, metres. */
const EYE_METRES = 1.6;

/** A clean, matte set for shots without any picture: sky, horizon, a floor with a grid. */
export const SLATE: Backdrop = {
  zenith: [52, 58, 70],
  horizon: [168, 174, 182],
  ground: { height: -EYE_METRES, colour: [96, 100, 106], line: [176, 180, 186] },
};

/** Behind pictures that do not fill the set: the same sky without a floor. */
export const PLAIN: Backdrop = { zenith: SLATE.zenith, horizon: SLATE.horizon };

/** Posts on the floor, far to near: metres right, metres ahead, metres high, grey. They show depth in every move. */
const POSTS = [
  [-11.4, 26, 5, 150],
  [7.2, 18, 4, 138],
  [-1.4, 12, 3.2, 124],
  [1.4, 8, 2.4, 112],
  [-1.5, 5.5, 1.9, 98],
  [1.4, 4, 1.1, 84],
] as const;

/** The posts as layers. */
export const slateLayers = (): Layer[] => POSTS.map(([right, ahead, height, grey]) => post(right, ahead, height, grey));

const POST_WIDTH_METRES = 0.5;

function post(right: number, ahead: number, height: number, grey: number): Layer {
  const placement = {
    depthMetres: ahead,
    widthMetres: POST_WIDTH_METRES,
    heightMetres: height,
    centre: [right, height / 2 - EYE_METRES],
  } as const;
  return {
    name: `post at ${ahead} m`,
    texture: createTexture(column([grey, grey, grey + 4])),
    quad: uprightQuad(placement),
    edgeX: 'none',
    edgeY: 'none',
  };
}

/** A round column in light from the left: lightest at a third of its width, darker to the right and towards the floor. */
function column([red, green, blue]: Rgb) {
  const [width, height] = [64, 256];
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const across = (x + 0.5) / width - 0.33;
      const light = 1.12 - 1.1 * across * across - (0.18 * y) / height;
      data.set([red * light, green * light, blue * light, 255], (y * width + x) * 4);
    }
  }
  return { width, height, data };
}
