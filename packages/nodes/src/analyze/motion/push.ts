/** Two layers at known distances, and how much each grew. */
export interface PushLayers {
  /** Distance of each layer from the first camera, along its axis; metres. */
  readonly nearMetres: number;
  readonly farMetres: number;
  /** How much each grew at the centre of the frame, as in `LayerMotion.scale`. */
  readonly nearScale: number;
  readonly farScale: number;
}

/** What the camera did to make layers grow. */
export interface Push {
  /** Factor of the focal length. */
  readonly zoom: number;
  /** Travel ahead. */
  readonly dollyMetres: number;
}

/**
 * Tells zoom from dolly by parallax: a zoom makes everything grow alike, a dolly what is near more than what is far. A layer at
 * distance d grows by zoom * d / (d - dolly); two layers give both.
 *
 * @throws RangeError when the layers stand at one distance, or a distance or scale is not positive
 */
export function solvePush({ nearMetres, farMetres, nearScale, farScale }: PushLayers): Push {
  for (const [name, value] of Object.entries({ nearMetres, farMetres, nearScale, farScale })) {
    if (!(value > 0)) throw new RangeError(`${name} must be more than 0, got ${value}`);
  }
  if (nearMetres === farMetres)
    throw new RangeError(
      `zoom and dolly look the same on layers at one distance (${nearMetres} m); measure two that are apart`,
    );
  const ratio = nearScale / farScale;
  const dollyMetres = (nearMetres * farMetres * (1 - ratio)) / (nearMetres - ratio * farMetres);
  return { zoom: (farScale * (farMetres - dollyMetres)) / farMetres, dollyMetres };
}
