/** The angle between places that fill a disc or a sphere evenly however many they are (H. Vogel 1979), degrees. */
export const GOLDEN_DEGREES = 137.50776405003785;
