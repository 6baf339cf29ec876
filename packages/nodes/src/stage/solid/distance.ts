import type { Vec3 } from '../vector.ts';

/** How far a place is from the surface of a body, metres: negative inside. Near the surface the error is small. */
export type Distance = (x: number, y: number, z: number) => number;

/** An ellipsoid. I. Quilez, "ellipsoid SDF" (https://iquilezles.org/articles/ellipsoids/): exact on the surface. */
export function ellipsoid([cx, cy, cz]: Vec3, [rx, ry, rz]: Vec3): Distance {
  return (x, y, z) => {
    const ux = (x - cx) / rx;
    const uy = (y - cy) / ry;
    const uz = (z - cz) / rz;
    const length = Math.sqrt(ux * ux + uy * uy + uz * uz);
    const slope = Math.sqrt((ux * ux) / (rx * rx) + (uy * uy) / (ry * ry) + (uz * uz) / (rz * rz));
    return slope === 0 ? -Math.min(rx, ry, rz) : (length * (length - 1)) / slope;
  };
}

/** A ball that is drawn from one place to another while its radius changes evenly. */
export function limb(from: Vec3, to: Vec3, fromRadius: number, toRadius: number): Distance {
  const [wx, wy, wz] = [to[0] - from[0], to[1] - from[1], to[2] - from[2]];
  const square = wx * wx + wy * wy + wz * wz;
  return (x, y, z) => {
    const dx = x - from[0];
    const dy = y - from[1];
    const dz = z - from[2];
    const t = Math.min(1, Math.max(0, (dx * wx + dy * wy + dz * wz) / square));
    const ox = dx - wx * t;
    const oy = dy - wy * t;
    const oz = dz - wz * t;
    return Math.sqrt(ox * ox + oy * oy + oz * oz) - (fromRadius + (toRadius - fromRadius) * t);
  };
}

/** The same body on both sides of the plane x = 0, given its half where x is positive. */
export const mirrored =
  (half: Distance): Distance =>
  (x, y, z) =>
    half(Math.abs(x), y, z);

/** Two bodies grown into one: the seam is rounded over about this many metres (polynomial smooth minimum, I. Quilez). */
export function grow(a: Distance, b: Distance, seam: number): Distance {
  return (x, y, z) => smoothMin(a(x, y, z), b(x, y, z), seam);
}

/** A body with another taken out of it, the rim rounded. */
export const carve = (a: Distance, b: Distance, rim: number): Distance => {
  return (x, y, z) => -smoothMin(-a(x, y, z), b(x, y, z), rim);
};

function smoothMin(a: number, b: number, width: number): number {
  const near = Math.max(0, width - Math.abs(a - b));
  return Math.min(a, b) - (near * near) / (4 * width);
}
