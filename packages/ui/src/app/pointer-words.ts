/** Whether what points here is a finger. */
export const isTouch = (): boolean => globalThis.matchMedia?.('(pointer: coarse)').matches ?? false;

/** What two quick presses are called: `Double-click` or `Double tap`. */
export const doubleClick = (): string => (isTouch() ? 'Double tap' : 'Double-click');

/** What opens a menu: `right click` or `long press`. */
export const menuClick = (): string => (isTouch() ? 'long press' : 'right click');
