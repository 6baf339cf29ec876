/**
 * What a prompt leaves out for want of room, by keys such as `look.style`, `light.2` (of the third shot), `manner.0.1` (of the second
 * beat of the first shot), `about.Mara`.
 */
export type Skip = ReadonlySet<string>;
