export interface DocumentText {
  /** In place of a `---` that opens it stand blanks, so that columns stay. */
  readonly text: string;
  readonly linesBefore: number;
}

/** A line of its own kind: no scalar of any style may hold one at its start (YAML 1.2, 9.1.2). */
const MARKER = /^(?:---|\.\.\.)(?=[ \t\r\n]|$)/gm;

/** Cuts a stream at its markers; what holds nothing but comments and directives is no document. */
export function splitDocuments(text: string): readonly DocumentText[] {
  const documents: DocumentText[] = [];
  let start = 0;
  let opening = "";
  let linesBefore = 0;
  const close = (end: number) => {
    const body = text.slice(start, end);
    if (holdsContent(body)) documents.push({ text: removeDirectives(opening + body, opening), linesBefore });
    linesBefore += countLines(body);
  };
  for (const { 0: marker, index } of text.matchAll(MARKER)) {
    close(index);
    opening = "   ";
    start = index + marker.length;
  }
  close(text.length);
  return documents;
}

function holdsContent(body: string): boolean {
  return /^(?![ \t]*(?:#|\r?$))(?!%)[\s\S]/m.test(body);
}

/** They stand before the first marker or after an end; the full parser would want a marker behind them. */
function removeDirectives(text: string, opening: string): string {
  return opening === "" && text.startsWith("%") ? text.replace(/^%.*$/gm, "") : text;
}

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines += 1;
  return lines;
}
