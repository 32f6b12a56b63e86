/** The end of a log carries the cause, its beginning says whose log it is: of a longer text both are kept. */
export function bothEnds(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const beginning = longest / 4;
  return `${text.slice(0, beginning)}\n${text.slice(beginning + 1 - longest)}`;
}
