import { describeKeywords } from "../test-keywords.ts";

const text = { type: "string" } as const;

describeKeywords([
  { keyword: "pattern", schema: { ...text, pattern: "^a.c$" }, valid: ["abc", "a𝒳c"], invalid: [["abcd", " pattern"]] },
  { keyword: "minLength", schema: { ...text, minLength: 2 }, valid: ["ab"], invalid: [["𝒳", " length"]] },
  { keyword: "maxLength", schema: { ...text, maxLength: 2 }, valid: ["𝒳𝒳"], invalid: [["abc", " length"]] },
  {
    keyword: "format: date-time",
    schema: { ...text, format: "date-time" },
    valid: ["2026-02-28T23:59:59Z", "2028-02-29t00:00:00.5+02:00"],
    invalid: [
      ["2026-02-29T00:00:00Z", " format"],
      ["2026-01-01", " format"],
      ["2026-01-01T24:00:00Z", " format"],
    ],
  },
  {
    keyword: "format: byte",
    schema: { ...text, format: "byte" },
    valid: ["YWI="],
    invalid: [
      ["YWI", " format"],
      ["", " format"],
    ],
  },
  { keyword: "an unknown format", schema: { ...text, format: "cron" }, valid: ["anything"], invalid: [] },
]);
