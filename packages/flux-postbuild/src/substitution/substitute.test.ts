import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readEnvsubstVectors } from "../test-data.ts";
import { substitute } from "./substitute.ts";

const { vars, cases } = readEnvsubstVectors();
const recorded = new Map(Object.entries(vars));

describe("substitute gives what envsubst v1.7.0 gave", () => {
  test("there are all 206 recorded cases", () => {
    expect(cases).toHaveLength(206);
  });

  test.each(cases)("$input (strict: $strict)", ({ input, strict, output, error }) => {
    const result = substitute(input, recorded, strict ? "strict" : "lax");
    if (error === undefined) expect(result).toEqual({ ok: true, text: output });
    else expect(result).toMatchObject({ ok: false, error: { message: error } });
  });
});

const variables = new Map([
  ["X", "value"],
  ["E", ""],
  ["U", "né"],
  ["N", "3"],
]);

function lax(text: string): string {
  const result = substitute(text, variables, "lax");
  return result.ok ? result.text : `error: ${result.error.message}`;
}

describe("the grammar as it really is", () => {
  test.each([
    ["a plain reference gives the value", "${X}", "value"],
    ["a name may start with a digit", "${1A:=ok}", "ok"],
    ["$X, $1, $@ and $(cmd) are untouched", "$X $1 $@ $? $# $(cmd)", "$X $1 $@ $? $# $(cmd)"],
    ["all five default operators do the same with a value", "${X:=d}${X:-d}${X=d}${X:+d}${X:?d}", "value".repeat(5)],
    ["all five default operators do the same without one", "${E:=d}${E:-d}${E=d}${E:+d}${E:?d}", "ddddd"],
    ["-, + and ? without a colon are errors", "${X-d}", "error: missing closing brace"],
    ["defaults nest", "${E:=a${N}b}", "a3b"],
    ["a default ends at the first brace", "${E:=a}b}", "ab}"],
    ["a substring counts from 0", "${X:1:2}", "al"],
    ["a substring counts bytes", "${U:0:1}${U:1}", "né"],
    ["an operator may cut a character apart", "${U:0:2}", "n\ufffd"],
    ["a negative length crashes the controller", "${X:3:-1}", "error: runtime error: slice bounds out of range [3:2]"],
    ["a space before a negative position makes it no number", "${X: -2}", "value"],
    ["a position that is no number gives all", "${X:a}", "value"],
    ["replacement is literal", "${X/a/A} ${X//e/E} ${X//a/} ${X/#v/V} ${X/%e/E}", "vAlue valuE vlue Value valuE"],
    ["an empty replacement at an end does nothing", "${X/#v/}", "value"],
    ["replacement needs its second slash", "${X//a}", "error: bad substitution"],
    ["case changes", "${X^} ${X^^} ${X,} ${U^^}", "Value VALUE value NÉ"],
    ["a length is in bytes", "${#X} ${#U}", "5 3"],
    ["globs trim", "${X#?} ${X##*l} ${X%u*} ${X%%a*}", "alue ue val v"],
    ["a pair of dollars is one, everywhere", "$$ $${X} $$$$ $$$", "$ ${X} $$ $$"],
    ["SQL dollar quotes lose half of themselves", "DO $$ BEGIN END $$;", "DO $ BEGIN END $;"],
    ["a default keeps its dollars", "${E:=$$x}", "$$x"],
    ["a backslash does not escape", "\\${X}", "\\value"],
    ["alert annotations are safe", "{{ $labels.x }} $value ^a$", "{{ $labels.x }} $value ^a$"],
    ["array indexes are errors", "${arr[0]}", "error: missing closing brace"],
    ["indirection is an error", "${!X}", "error: unable to parse variable name"],
    ["an empty name is an error", "${}", "error: unable to parse variable name"],
    ["an open reference is an error", "${X", "error: missing closing brace"],
    ["Grafana's csv format is read as a substring of nothing", "${var:csv}", ""],
    ["a wide character behind a colon is an error", "${X:é}", "error: bad substitution"],
  ])("%s", (_title, text, result) => {
    expect(lax(text)).toBe(result);
  });

  test("values are not expanded again", () => {
    expect(substitute("${A}", new Map([["A", "${B}"]]), "strict")).toEqual({ ok: true, text: "${B}" });
  });

  test("strict mode names the variable that is not set and where it stands", () => {
    expect(substitute("é ${X} ${NO}", variables, "strict")).toEqual({
      ok: false,
      error: { message: 'variable not set (strict mode): "NO"', offset: 7, variable: "NO" },
    });
  });

  test("strict mode lets defaults pass but not what they refer to, needed or not", () => {
    expect(substitute("${NO:=d}", variables, "strict")).toEqual({ ok: true, text: "d" });
    expect(substitute("${X:=${NO}}", variables, "strict")).toMatchObject({ ok: false, error: { variable: "NO" } });
  });
});

test("text without ${ and $$ comes back as it is", () => {
  const text = fc.string({ unit: fc.constantFrom("$", "a", "}", " ", "\\", "é", "😀", "\n", "{") });
  fc.assert(
    fc.property(text, (sample) => {
      fc.pre(!/\$[{$]/.test(sample));
      expect(substitute(sample, variables, "strict")).toEqual({ ok: true, text: sample });
    }),
  );
});
