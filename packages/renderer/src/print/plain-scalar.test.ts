import { describe, expect, it } from "vitest";
import { isPlainScalar } from "./plain-scalar.ts";

const plain = [
  "shared-postgres",
  "postgresql.cnpg.io/v1",
  "ghcr.io/cloudnative-pg/postgresql:17.5",
  "s3://backups/shared-postgres",
  "500Gi",
  "30m",
  "0 0 2 * * *",
  "10.0.0.0/8",
  "../shared-cluster",
  "$labels.pod",
  "$" + "{CNPG_INSTANCES}",
  "hostssl harbor harbor 10.0.0.0/8 scram-sha-256",
  "a#b",
  "a  b",
  "it's",
  "(a or b)",
  "yesterday",
  "nobody",
  "e",
  "north",
  "2024-W01",
];

const quoted: Record<string, readonly string[]> = {
  "an empty text": [""],
  "a boolean of YAML 1.1 in any letter case": [
    "y",
    "Y",
    "n",
    "yes",
    "YES",
    "no",
    "No",
    "on",
    "On",
    "off",
    "OFF",
    "true",
    "False",
  ],
  "a null": ["null", "Null", "NULL", "~"],
  "an integer of some dialect": [
    "0",
    "17",
    "+1",
    "-1",
    "017",
    "08",
    "0o7",
    "0O7",
    "0x1F",
    "0XFF",
    "0b1",
    "0_x1F",
    "_1",
    "1_000",
    "1,000",
  ],
  "a float of some dialect": [
    "17.10",
    "1e3",
    "1E+3",
    "12e03",
    ".5",
    "5.",
    "1_0.5",
    "3e_-5",
    "e1",
    "E-99",
    ".inf",
    "-.INF",
    ".NaN",
    "nan",
    "Infinity",
  ],
  "a sexagesimal number": ["12:30", "12:30:45", "190:20:30.15", "-1:30"],
  "a date or timestamp": ["2024-01-01", "2024-1-1", "2001-12-14t21:59:43.10-05:00", "2001-12-14 21:59:43"],
  "a version that could be taken for a number": ["1.27.0", "17"],
  "a text that starts with an indicator": [..."-?:,[]{}#&*!|>'\"%@`=<"].flatMap((sign) => [
    sign,
    `${sign}a`,
    `${sign} a`,
  ]),
  "a merge key": ["<<"],
  "a document marker": ["---", "...", "--- a", "... a"],
  "a mapping or a comment in disguise": ["a: b", "a:", "a :", "a #b", "a: #b", "::"],
  "a text with space around it": [" a", "a ", "\ta", "a\t"],
  "a text with a tab, a break or a control": ["a\tb", "a\nb", "a\rb", "a\u0000b", "a\u007fb"],
  "a text beyond ASCII": ["é", "日本", "a\u0085b", "a\u2028b", "\ufeffa", "a\u00a0b", "😀"],
};

describe("a plain scalar", () => {
  it.each(plain)("is good enough for %j", (text) => {
    expect(isPlainScalar(text)).toBe(true);
  });

  describe.each(Object.entries(quoted))("is not trusted with %s", (_, texts) => {
    it.each(texts)("%j", (text) => {
      expect(isPlainScalar(text)).toBe(false);
    });
  });
});
