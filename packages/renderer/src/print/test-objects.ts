import fc from "fast-check";

/** Texts on which readers of YAML disagree, or that some style of scalar cannot hold. */
const awkward =
  "y N yes On OFF true Null ~ = << - ? : , [ ] { } # & * ! | > ' \" % @ ` --- ... 0o7 0x1F 0b1 1_000 1,000 1e3 e1 .5 5. +1 " +
  "-1 3e_-5 12:30 190:20:30 .inf -.INF .NaN 2024-01-01 2001-12-14t21:59:43.10-05:00 017 1.27.0 10.0.0.0/8 500Gi a: :a a#b é 😀 " +
  "\u0000 \u0007 \u001b \u007f \u0085 \u00a0 \u2028 \ufeff \ufffe \\ \\n {{.x}} __proto__";
const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom("", ...awkward.split(" ")) },
  { weight: 3, arbitrary: fc.string({ unit: fc.constantFrom(..."a1.:-#_e \n\t\r'\"|\\{"), maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 8 }) },
);
const joined = fc.tuple(fc.array(piece, { maxLength: 3 }), fc.constantFrom("", " ", "\n", "\n\n", "\n ", "\n\t"));

/** Awkward texts alone and joined, without `$`. */
export const awkwardText = joined.map(([pieces, glue]) => pieces.join(glue).replaceAll("$", ""));

/**
 * Awkward texts in which placeholders, escapes and lone dollars abound. None starts with a byte order mark: kustomize writes all of
 * such a text as escapes before Flux looks at it, which no substitution of the printed text itself can show.
 */
export const dollarText = fc
  .array(fc.oneof(fc.constantFrom("$", "$$", "${", "${A}", "$${A}", "{", "}", " ", "\n"), piece), { maxLength: 6 })
  .map((pieces) => pieces.join("").replace(/^\ufeff+/, ""));

/** JSON objects with the text as keys and values, nested up to four levels. */
export function objectsOf(text: fc.Arbitrary<string>): fc.Arbitrary<Record<string, unknown>> {
  const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value));
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4, depthSize: "small" },
      { weight: 5, arbitrary: text },
      fc.oneof(fc.integer(), number, fc.boolean(), fc.constant(null)),
      fc.array(tie("value"), { maxLength: 4 }),
      dictionaryOf(text, tie("value")),
    ),
  }));
  return dictionaryOf(text, value);
}

function dictionaryOf(key: fc.Arbitrary<string>, value: fc.Arbitrary<unknown>): fc.Arbitrary<Record<string, unknown>> {
  // `yaml` reads the key __proto__ as a property of its own, fast-check cannot make one: entries can.
  return fc.array(fc.tuple(key, value), { maxLength: 4 }).map((entries) => Object.fromEntries(entries));
}
