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
  #marks = new Float64Array(4096);
  #length = 0;
  readonly #texts: string[] = [];
  readonly #numbers = new Map<string, number>();

  /** @param radii - of the upper and of the lower corners */
  box({ x, y, width, height }: Box, [upper, lower]: readonly [number, number], colour: string, opacity: number): void {
    this.#add(MARKS.box, opacity, this.#text(colour), x, y, width, height, upper, lower);
  }

  frame({ x, y, width, height }: Box, radius: number, colour: string, opacity: number, line: number): void {
    this.#add(MARKS.frame, opacity, this.#text(colour), x, y, width, height, radius, radius, line);
  }

  dot(x: number, y: number, radius: number, colour: string, opacity: number): void {
    this.#add(MARKS.dot, opacity, this.#text(colour), x, y, radius);
  }

  /** @param at - left end of the middle line */
  text(text: string, font: string, at: readonly [number, number], most: number, colour: string, opacity: number): void {
    this.#add(MARKS.text, opacity, this.#text(colour), this.#text(text), this.#text(font), ...at, most);
  }

  picture({ id }: Picture, { x, y, width, height }: Box, opacity: number): void {
    this.#add(MARKS.picture, opacity, -1, id, x, y, width, height);
  }

  /** @param curves - eight numbers for each */
  curves(curves: readonly number[], colour: string, opacity: number, line: number): void {
    this.#add(MARKS.curves, opacity, this.#text(colour), line, curves.length / 8);
    this.#addAll(curves);
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

  #add(...numbers: readonly number[]): void {
    this.#addAll(numbers);
  }

  #addAll(numbers: readonly number[]): void {
    const end = this.#length + numbers.length;
    if (end > this.#marks.length) {
      const larger = new Float64Array(Math.max(end, this.#marks.length * 2));
      larger.set(this.#marks);
      this.#marks = larger;
    }
    for (let i = 0; i < numbers.length; i++) this.#marks[this.#length + i] = numbers[i]!;
    this.#length = end;
  }
}

/** Gathers edges for a sketch. */
export class Curves {
  readonly numbers: number[] = [];
  #x = 0;
  #y = 0;

  moveTo(x: number, y: number): void {
    this.#x = x;
    this.#y = y;
  }

  bezierCurveTo(ax: number, ay: number, bx: number, by: number, x: number, y: number): void {
    this.numbers.push(this.#x, this.#y, ax, ay, bx, by, x, y);
    this.moveTo(x, y);
  }
}
