import type { Json } from '@shotgraph/engine';
import type { Font } from './font.ts';
import type { Correction } from './loudness.ts';
import type { MediaValue } from './types.ts';

/** Arguments of an operation: JSON, because they are part of the expression's content. */
export type Args = { readonly [name: string]: Json };

/** What a value is, without saying what made it. */
export type TypeOf<V extends MediaValue> = V extends MediaValue
  ? { readonly kind: V['kind']; readonly info: V['info'] }
  : never;
export type MediaType = TypeOf<MediaValue>;

/** The two streams a value can have. Stills and clips have a picture; sounds and clips with sound have a sound. */
export type Part = 'picture' | 'sound';

/** `E`: identical bytes from every engine. `T`: within 2 steps of 255 and 60 dB. */
export type Parity = 'E' | 'T';

/** A stretch of a value: frames of a clip (for its sound too), samples at 48 kHz of a sound. */
export interface Span {
  readonly first: number;
  readonly count: number;
}

/** Reads a stream of one of the operation's inputs. */
export interface Feed {
  readonly input: number;
  readonly part: Part;
  /** Only this stretch is read. On a stored asset it becomes a seek before decoding. */
  readonly span?: Span;
  /**
   * Read after (not beside) the other inputs. Media that other branches use too is then opened again, because a shared
   * decoder would have to hold every frame in memory until its turn comes.
   */
  readonly later?: boolean;
}

/** Filters fed by streams of the inputs or by other stages; without `from` the first filter is a generator. */
export interface Stage {
  readonly from: readonly (Feed | Stage)[];
  /** Filter texts. They never contain text of the user: that travels in files. */
  readonly filters: readonly string[];
}

/** What lowering may need besides the arguments: found out before compiling, by other means. */
export interface Resources {
  readonly font?: Font;
  /** By `correctionKey` of the measured expression and the goal. */
  readonly loudness?: ReadonlyMap<string, Correction>;
}

/** One expression while it is lowered. */
export interface Lowering<A> {
  readonly args: A;
  /** What the inputs are, and their expression ids. */
  readonly inputs: readonly (MediaType & { readonly id: string })[];
  readonly resources: Resources;
  /** Adds a small file to the job and returns its name. */
  readonly file: (name: string, bytes: Uint8Array) => string;
}

/** Declares an operation: what comes out of it and how each stream of it is made. */
export interface Operation<A extends Args = Args, V extends MediaValue = MediaValue> {
  readonly name: string;
  readonly parity: Parity;
  infer(args: A, inputs: readonly MediaType[]): TypeOf<V>;
  /** Missing where the result has no picture. */
  picture?(node: Lowering<A>): Stage;
  /** Missing where the result has no sound. Only asked for when the result's `info` says that there is sound. */
  sound?(node: Lowering<A>): Stage;
}
