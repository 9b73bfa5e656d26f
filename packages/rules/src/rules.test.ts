import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { rules } from "./rules.ts";
import { findFaults } from "./test-subject.ts";

const folder = new URL("./rules/", import.meta.url);
const HEADINGS = ["What", "Why", "How to fix", "Example"];

interface Block {
  /** `wrong`, `right`, `settings`, `committed` or `catalog`. */
  readonly role: string;
  readonly cloudNativePG?: string;
  readonly text: string;
}

function readPage(id: string): { readonly text: string; readonly blocks: readonly Block[] } {
  const text = readFileSync(new URL(`${id}.md`, folder), "utf8");
  const blocks = [...text.matchAll(/^```yaml (\w+)(?: cnpg=(\S+))?\n(.*?)^```$/gms)].map(
    ([, role = "", cloudNativePG, yaml = ""]) => ({ role, text: yaml, ...(cloudNativePG && { cloudNativePG }) }),
  );
  return { text, blocks };
}

describe("the set of rules", () => {
  it("is what is in the folder, each rule with its test and its page", () => {
    const expected = rules.flatMap(({ id }) => [`${id}.md`, `${id}.test.ts`, `${id}.ts`]).sort();
    expect(readdirSync(folder).sort()).toEqual(expected);
  });

  it("has each id once", () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  });

  describe.each(rules.map((rule) => ({ id: rule.id, rule })))("$id", ({ id, rule }) => {
    it("has a page with its name and the agreed headings", () => {
      const { text } = readPage(id);
      expect(text.split("\n")[0]).toBe(`# ${id}`);
      expect([...text.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading)).toEqual(HEADINGS);
      expect(rule.title).toMatch(/^[A-Z`].*\.$/);
    });

    it("finds what its page shows as wrong, and nothing in what it shows as right", () => {
      const { blocks } = readPage(id);
      const context = (role: string) => blocks.find((block) => block.role === role)?.text;
      // Rules about the catalog itself show tenants.yaml, others would need pages of text; their tests run them.
      if (blocks.some(({ role }) => role === "catalog" || role === "large")) return;
      const judge = ({ text, cloudNativePG }: Block) =>
        findFaults(rule, text, {
          ...(cloudNativePG !== undefined && { cloudNativePG }),
          ...(context("settings") !== undefined && { settings: context("settings") ?? "", substitution: "flux" }),
          ...(context("committed") !== undefined && { committed: context("committed") ?? "" }),
        });
      const wrong = blocks.filter(({ role }) => role === "wrong");
      const right = blocks.filter(({ role }) => role === "right");
      expect(wrong.length).toBeGreaterThan(0);
      expect(right.length).toBeGreaterThan(0);
      for (const block of wrong) expect(judge(block)).not.toEqual([]);
      for (const block of right) expect(judge(block)).toEqual([]);
    });
  });
});
