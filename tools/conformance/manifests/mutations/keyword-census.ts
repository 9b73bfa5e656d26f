/** What a fault of the API server is about, by the words of its own code (apimachinery field errors, kube-openapi, CEL). */
const KEYWORDS = {
  "unknown field": /^unknown field /,
  rule: /^rule /,
  metadata: /^metadata[.:[]|^json: |cannot unmarshal/,
  duplicate: /Duplicate value/,
  // The API server says `items` of properties, too.
  "too many": /must have at most \d+ items?/,
  minItems: /should have at least \d+ items?/,
  minProperties: /should have at least \d+ propert/,
  required: /Required value/,
  enum: /Unsupported value/,
  pattern: /should match/,
  length: /chars long|may not be (longer|more) than|Too long/,
  range: /should be (greater|less) than/,
  type: /must be of type|should be a|must be an? /,
} as const;

export type Keyword = keyof typeof KEYWORDS | "other";

/** The keyword by which alone an object is refused; undefined where several are broken. */
export function findOnlyKeyword(faults: readonly string[]): Keyword | undefined {
  const found = new Set(faults.map(nameKeyword));
  const [only] = found;
  return found.size === 1 ? only : undefined;
}

function nameKeyword(fault: string): Keyword {
  for (const [keyword, form] of Object.entries(KEYWORDS)) if (form.test(fault)) return keyword as Keyword;
  return "other";
}
