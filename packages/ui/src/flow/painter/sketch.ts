/** A picture that the easel keeps: on the page there is only what it is known by. */
export interface Picture {
  readonly id: number;
  /** Px. */
  readonly width: number;
  readonly height: number;
}

/** What is to be painted, in a form that goes to a worker without being copied. */
export interface Drawing {
  /** Marks one after the other: its kind, its opacity from 0 to 1, the number of its colour, and what it needs besides. */
  readonly marks: Float64Array<ArrayBuffer>;
  /** Colours, fonts and letters, by their numbers in the marks. */
  readonly texts: readonly string[];
}

/** Kinds of marks, with what follows opacity and colour. */
export const MARKS = {
  /** x, y, width, height, radius of the upper corners, radius of the lower ones. */
  box: 0,
  /** The same and the width of the line. */
  frame: 1,
  /** x, y, radius. */
  dot: 2,
  /** Text, font, x, y of its middle line, most width. */
  text: 3,
  /** Picture, x, y, width, height; it has no colour. */
  picture: 4,
  /** Width of the line, how many curves, eight numbers for each: start, two handles, end. */
  curves: 5,
} as const;

/** Where something stands, px of the document. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Takes down what is to be painted, in px of the document. Painting itself is done by a worker: it would hold the page up. */
export class Sketch {
  #marks: Float64Array<ArrayBuffer>;
  #length = 0;
  readonly #texts: string[] = [];
  readonly #numbers = new Map<string, number>();

  /** @param room - how many numbers it will about take */
  constructor(room = 4096) {
    this.#marks = new Float64Array(room);
  }

  /** @param radii - of the upper and of the lower corners */
  box({ x, y, width, height }: Box, [upper, lower]: readonly [number, number], colour: string, opacity: number): void {
    const at = this.#begin(MARKS.box, opacity, this.#text(colour), 6);
    this.#place(at, x, y, width, height);
    this.#marks[at + 4] = upper;
    this.#marks[at + 5] = lower;
  }

  frame({ x, y, width, height }: Box, radius: number, colour: string, opacity: number, line: number): void {
    const at = this.#begin(MARKS.frame, opacity, this.#text(colour), 7);
    this.#place(at, x, y, width, height);
    this.#marks[at + 4] = radius;
    this.#marks[at + 5] = radius;
    this.#marks[at + 6] = line;
  }

  dot(x: number, y: number, radius: number, colour: string, opacity: number): void {
    const at = this.#begin(MARKS.dot, opacity, this.#text(colour), 3);
    this.#marks[at] = x;
    this.#marks[at + 1] = y;
    this.#marks[at + 2] = radius;
  }

  /** @param at - left end of the middle line */
  text(
    text: string,
    font: string,
    [x, y]: readonly [number, number],
    most: number,
    colour: string,
    opacity: number,
  ): void {
    const at = this.#begin(MARKS.text, opacity, this.#text(colour), 5);
    this.#place(at, this.#text(text), this.#text(font), x, y);
    this.#marks[at + 4] = most;
  }

  picture({ id }: Picture, { x, y, width, height }: Box, opacity: number): void {
    const at = this.#begin(MARKS.picture, opacity, -1, 5);
    this.#marks[at] = id;
    this.#place(at + 1, x, y, width, height);
  }

  /** @param curves - eight numbers for each */
  curves(curves: ArrayLike<number>, colour: string, opacity: number, line: number): void {
    const at = this.#begin(MARKS.curves, opacity, this.#text(colour), 2 + curves.length);
    this.#marks[at] = line;
    this.#marks[at + 1] = curves.length / 8;
    this.#marks.set(curves, at + 2);
  }

  /** What was taken down. */
  finish(): Drawing {
    return { marks: this.#marks.slice(0, this.#length), texts: this.#texts };
  }

  #text(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.#texts.length);
    return this.#texts.push(text) - 1;
  }

  /** Begins a mark: of thousands of them no lists are made on the way. @returns where its further numbers belong */
  #begin(kind: number, opacity: number, colour: number, further: number): number {
    const at = this.#length;
    this.#length += 3 + further;
    if (this.#length > this.#marks.length) this.#marks = enlarged(this.#marks, this.#length);
    this.#marks[at] = kind;
    this.#marks[at + 1] = opacity;
    this.#marks[at + 2] = colour;
    return at + 3;
  }

  #place(at: number, a: number, b: number, c: number, d: number): void {
    this.#marks[at] = a;
    this.#marks[at + 1] = b;
    this.#marks[at + 2] = c;
    this.#marks[at + 3] = d;
  }
}

/** Gathers edges for a sketch. */
export class Curves {
  #numbers = new Float64Array(256);
  #length = 0;
  #x = 0;
  #y = 0;

  /** Eight for each curve. */
  get numbers(): Float64Array {
    return this.#numbers.subarray(0, this.#length);
  }

  moveTo(x: number, y: number): void {
    this.#x = x;
    this.#y = y;
  }

  bezierCurveTo(ax: number, ay: number, bx: number, by: number, x: number, y: number): void {
    const at = this.#length;
    this.#length += 8;
    if (this.#length > this.#numbers.length) this.#numbers = enlarged(this.#numbers, this.#length);
    const numbers = this.#numbers;
    numbers[at] = this.#x;
    numbers[at + 1] = this.#y;
    numbers[at + 2] = ax;
    numbers[at + 3] = ay;
    numbers[at + 4] = bx;
    numbers[at + 5] = by;
    numbers[at + 6] = x;
    numbers[at + 7] = y;
    this.moveTo(x, y);
  }
}

/** The same numbers with room for more. */
function enlarged(numbers: Float64Array<ArrayBuffer>, least: number): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(Math.max(least, numbers.length * 2));
  larger.set(numbers);
  return larger;
}
