/** What a line is where a wheel counts in lines, as in Firefox, px. */
const LINE_PX = 16;

/** Px for each unit that an event of the wheel counts in. @param page - how far a page goes, px */
export const wheelPx = ({ deltaMode }: Pick<WheelEvent, 'deltaMode'>, page: number): number =>
  deltaMode === 0 ? 1 : deltaMode === 1 ? LINE_PX : page;
