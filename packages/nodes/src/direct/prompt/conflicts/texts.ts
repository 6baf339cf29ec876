import type { Brief } from '../brief.ts';
import { shotSection } from '../budget/cuts.ts';
import { cleanText } from '../text/clean.ts';

/** A text of the author with the place it stands in. */
export interface PlacedText {
  readonly where: string;
  readonly text: string;
  /** Which shot; left out for what holds for the whole film. */
  readonly shot?: number;
  /** Whom it is about, where that is certain. */
  readonly subject?: string;
}

/** What the author wrote about pictures: descriptions and actions. Lines that are spoken say nothing about the picture. */
export const shotTexts = (brief: Brief): PlacedText[] =>
  brief.shots.flatMap(({ shot, index }) => [
    { where: shotSection(brief, index, 'description'), text: cleanText(shot.description), shot: index },
    ...(shot.choreography?.actions ?? []).map(({ subject, does, manner }) => ({
      where: shotSection(brief, index, 'action'),
      text: cleanText(`${does} ${manner}`),
      shot: index,
      subject,
    })),
  ]);

/** Traits of the cast. */
export const traitTexts = ({ cast }: Brief): PlacedText[] =>
  cast.subjects.map(({ name, description }) => ({
    where: `cast, ${name}`,
    text: cleanText(description),
    subject: name,
  }));

/** The part of a text that a pattern finds, in quotation marks; `undefined` for none. */
export function quoteOf(text: string, pattern: RegExp): string | undefined {
  const found = pattern.exec(text);
  return found ? `"${found[0].trim()}"` : undefined;
}
