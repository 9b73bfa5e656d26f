import fc from "fast-check";

/** What broke somebody's manifests once: of YAML 1.1, of Flux's substitution, of shell, SQL and PromQL. */
const KNOWN = [
  ...["", " ", "$", "$$", "$$$", "${", "${}", "${X}", "$${X}", "$$${X}", "${X:=y}", "${NAME}", "$NAME", "$(NAME)"],
  ...["{{ $labels.pod }}", "DO $$ BEGIN PERFORM 1; END $$;", "SELECT 'it''s' -- comment", "$body$\nSELECT 1;\n$body$"],
  ...['if [ "$#" -lt 1 ]; then echo "$$"; fi', 'sum by (pod) (rate(x{a="b"}[5m])) > 0.8', "cat <<'EOF'\n\ta\nEOF\n"],
  ...["yes", "no", "on", "off", "y", "n", "true", "null", "~", "Null", "TRUE", "nOn"],
  ...["0123", "0o17", "0x1F", "0b11", "1e3", "1_000", "12:30", "12:30:45", ".inf", ".nan", "-0", "+1", "1.", ".5"],
  ...["2026-11-21", "2026-11-21T10:00:00Z", "9223372036854775808", "1e400"],
  ...["*", "*/5 * * * *", "@daily", "&a", "!x", "!!str a", "|", "|-", ">", "%TAG", "`x`", "[a", "{a", "a]", "a, b"],
  ...["a: b", "a:", "a #b", "# a", "- a", "? a", ": a", "---", "---\na", "...", "=", "<<"],
  ...[
    "\t",
    "a\tb",
    "a\t",
    "a ",
    " a",
    "a\n",
    "\na",
    "a\n\n",
    "\n",
    "a\r\nb",
    "a\rb",
    "a\n b",
    "a\n\tb",
    " a\nb",
    "a \nb",
  ],
  ...[
    "\u00a0",
    "\u0085",
    "\u2028",
    "\u2029",
    "\ufeff",
    "\u0007",
    "\u001b[31m",
    "\u007f",
    "\u200b",
    "\u202eabc",
    "\ufffd",
  ],
  ...["é", "e\u0301", "😀", "👩‍👩‍👧", "日本語", "\ue000", "\u{10ffff}"],
  ...[
    "\\",
    "\\n",
    '"',
    "'",
    "'\"",
    "a'b\"c\\d",
    "C:\\dir",
    "x".repeat(200),
    "word ".repeat(60),
    `${"word ".repeat(60)}end`,
  ],
];

const anyText = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.array(fc.constantFrom(...KNOWN), { minLength: 2, maxLength: 5 }).map((parts) => parts.join("")),
  },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 60 }) },
);

/** The known ones, and `count` made of them or of any characters; the same at every run. */
export function listTexts(count: number): string[] {
  return [...KNOWN, ...fc.sample(anyText, { seed: 20_261_121, numRuns: count })];
}

/**
 * More than a megabyte. Something of Flux's syntax stands in one line of two hundred only: Flux's scanner copies an object at each
 * such place (fluxcd/pkg/envsubst v1.7.0, parse/scan.go, skip), so a hundred thousand of them in a megabyte take minutes.
 */
export const MEGABYTE = `${"yes: *é\t# 0123\n".repeat(199)}DO $$ \${X} $$\n`.repeat(375);
