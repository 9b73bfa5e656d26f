import { readFileSync, writeFileSync } from "node:fs";
import { checks, drills } from "@tenantry/validation-kit";
import { expect, it } from "vitest";
import { nameEvidence } from "./print-evidence.ts";

const file = new URL("../../../../docs/verify.md", import.meta.url);
const HEAD = "| id | AC | what holds where it passes | evidence |\n|---|---|---|---|\n";
const TABLE = /^\| id \| AC \|.*\n(?:\|.*\n)*/m;

function printTable(): string {
  const rows = [
    ...checks.map((check) => ({ ...check, name: `\`${check.id}\`` })),
    ...drills.map((drill) => ({ ...drill, name: `\`--drill ${drill.id}\`` })),
  ].map(
    ({ name, criterion, title, evidence }) => `| ${name} | ${criterion} | ${title} | \`${nameEvidence(evidence)}\` |\n`,
  );
  return `${HEAD}${rows.join("")}`;
}

/** With UPDATE_README=1 it writes the page, as the tests of other documents do. */
it("docs/verify.md lists every check and drill with its criterion and evidence file", () => {
  const page = readFileSync(file, "utf8");
  const fresh = page.replace(TABLE, () => printTable());
  if (process.env["UPDATE_README"] === "1") writeFileSync(file, fresh);
  else expect(page).toBe(fresh);
  expect(fresh).toContain(HEAD);
});

it("docs/verify.md shows ids that there are", () => {
  const page = readFileSync(file, "utf8");
  const shown = [...page.matchAll(/--only ([\w,-]+)/g)].flatMap(([, ids = ""]) => ids.split(","));
  const known = checks.flatMap(({ id, criterion }) => [id, criterion]);
  expect(shown.length).toBeGreaterThan(2);
  expect(shown.filter((id) => !known.includes(id as (typeof known)[number]))).toEqual([]);
});
