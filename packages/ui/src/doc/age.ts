/** How long ago a document was saved, in words. @param savedAt - milliseconds since 1970 */
export function age(savedAt: number): string {
  const minutes = Math.round((Date.now() - savedAt) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} min ago`;
  return minutes < 24 * 60 ? `${Math.round(minutes / 60)} h ago` : new Date(savedAt).toLocaleDateString();
}
