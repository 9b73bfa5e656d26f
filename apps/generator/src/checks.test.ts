import { readdirSync, readFileSync } from "node:fs";
import { rules } from "@tenantry/rules";
import { describe, expect, it } from "vitest";

const root = new URL("../../../", import.meta.url);
const SOURCES = [
  "apps/generator/src/",
  "packages/tenant-model/src/",
  "packages/renderer/src/",
  "packages/rules/src/",
  "packages/krm-function/src/",
];

/** Texts of our own code, tests and rules apart. */
const sources = SOURCES.flatMap((folder) =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.includes("test") && !name.startsWith("rules/"))
    .map((name) => readFileSync(new URL(folder + name, root), "utf8")),
);

function listSections(): string[] {
  const text = readFileSync(new URL("docs/checks.md", root), "utf8");
  return [...text.matchAll(/^## (.*)$/gm)].map(([, id = ""]) => id);
}

describe("docs/checks.md", () => {
  const sections = listSections();

  it("is sorted and has each id once", () => {
    expect(sections).toEqual([...new Set(sections)].sort());
  });

  it("describes no id that nothing is called", () => {
    expect(sections.filter((id) => !sources.some((text) => text.includes(`"${id}"`)))).toEqual([]);
  });

  it("describes every id that code gives to problems, as far as no rule has a page for it", () => {
    const known = new Set([...sections, ...rules.map(({ id }) => id)]);
    const given = sources.flatMap((text) =>
      [...text.matchAll(/(?:\brule: |resolver\.refuse\(\s*)"([a-z-]+)"/g)].map(([, id = ""]) => id),
    );
    expect(given.length).toBeGreaterThan(50);
    expect(given.filter((id) => !known.has(id))).toEqual([]);
  });
});
