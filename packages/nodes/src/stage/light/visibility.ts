/** What stands between places and the light. Called for every pixel and light. */
export interface Visibility {
  /**
   * How much of a light a place sees, 0..1.
   *
   * @param light - its number in the setup
   * @param x - of the place, metres; then its unit normal
   */
  ofLight(light: number, x: number, y: number, z: number, nx: number, ny: number, nz: number): number;
  /** How much of the surroundings a place sees, 0..1, weighed by the cosine to the normal. */
  ofSurroundings(x: number, y: number, z: number, nx: number, ny: number, nz: number): number;
}
