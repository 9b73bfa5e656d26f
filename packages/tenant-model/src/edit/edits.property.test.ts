import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CatalogConfig } from "../config/catalog-config.ts";
import { parseCatalog } from "../read-catalog.ts";
import { addTenant } from "./add-tenant.ts";
import type { CatalogEdit, CatalogText } from "./catalog-edit.ts";
import { removeTenant } from "./remove-tenant.ts";
import { retireTenant } from "./retire-tenant.ts";
import { writtenCatalog } from "./test-written-catalog.ts";

const RUNS = { numRuns: 100 };

async function read({ text, file, listIncluded }: CatalogText): Promise<CatalogConfig> {
  const parsing = await parseCatalog(text, file, listIncluded);
  if (!parsing.ok) throw new Error(`${JSON.stringify(parsing.problems)}\n${text}`);
  return parsing.parsed.config;
}

function edited(edit: CatalogEdit): { text: string; catalog: CatalogText } {
  if (edit.kind !== "edited") throw new Error(JSON.stringify(edit));
  return { text: edit.edit.after ?? "", catalog: edit.catalog };
}

/** Lines of a text that another one holds in the same order; the number of those that it does not. */
function countMissing(text: string, whole: string): number {
  const all = whole.split("\n");
  let at = 0;
  let missing = 0;
  for (const line of text.split("\n")) {
    const found = all.indexOf(line, at);
    if (found < 0 && line !== "") missing += 1;
    else if (found >= 0) at = found + 1;
  }
  return missing;
}

/** Lines between what two texts begin and end with; of the longer one. */
function countChanged(before: string, after: string): number {
  const [old, now] = [before.split("\n"), after.split("\n")];
  let start = 0;
  while (start < old.length && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < Math.min(old.length, now.length) - start && old.at(-1 - end) === now.at(-1 - end)) end += 1;
  return Math.max(old.length, now.length) - start - end;
}

const withoutLastBreak = (text: string) => text.replace(/\r?\n$/, "").replaceAll("\r\n", "\n");

describe("whatever a catalog looks like", () => {
  it("a tenant that is added comes to the others, and every line that was there stays", async () => {
    await fc.assert(
      fc.asyncProperty(writtenCatalog, fc.constantFrom(undefined, "ro", "rw"), async (written, pooler) => {
        const request = { name: "added", secretKey: "kv/data/x: #1", ...(pooler && { poolers: [pooler] }) };
        const { text, catalog } = edited(await addTenant(written, request));
        const [before, after] = [await read(written), await read(catalog)];
        const added = after.spec.tenants.at(-1);
        expect(added).toMatchObject({ name: "added", secret: { key: "kv/data/x: #1" } });
        expect({ ...after, spec: { ...after.spec, tenants: after.spec.tenants.slice(0, -1) } }).toEqual(before);
        expect(countMissing(withoutLastBreak(written.text), withoutLastBreak(text))).toBe(0);
        expect(text.includes("\r\n")).toBe(written.text.includes("\r\n"));
        expect(/[^\r]\n/.test(text) && text.includes("\r\n")).toBe(false);
        expect(await addTenant(catalog, request)).toMatchObject({ kind: "unchanged" });
      }),
      RUNS,
    );
  });

  it("of a tenant that is retired only the state changes, in one line", async () => {
    await fc.assert(
      fc.asyncProperty(writtenCatalog, fc.nat(), async (written, choice) => {
        const index = choice % written.names.length;
        const { text, catalog } = edited(await retireTenant(written, written.names[index] ?? ""));
        const [before, after] = [await read(written), await read(catalog)];
        const tenants = before.spec.tenants.map((tenant, at) =>
          at === index ? { ...tenant, state: "retired" } : tenant,
        );
        expect(after).toEqual({ ...before, spec: { ...before.spec, tenants } });
        expect(countChanged(withoutLastBreak(written.text), withoutLastBreak(text))).toBeLessThanOrEqual(1);
        const comments = (of: string) => of.split(/\r?\n/).flatMap((line) => /#.*/.exec(line)?.[0] ?? []);
        expect(comments(text)).toEqual(comments(written.text));
        expect(await retireTenant(catalog, written.names[index] ?? "")).toMatchObject({ kind: "unchanged" });
      }),
      RUNS,
    );
  });

  it("a tenant that was added, retired and removed leaves the file as it was", async () => {
    await fc.assert(
      fc.asyncProperty(writtenCatalog, async (written) => {
        const added = edited(await addTenant(written, { name: "added", namespaces: ["x"] })).catalog;
        const retired = edited(await retireTenant(added, "added")).catalog;
        const { text } = edited(await removeTenant(retired, "added"));
        expect(withoutLastBreak(text)).toBe(withoutLastBreak(written.text));
      }),
      RUNS,
    );
  });

  it("a tenant that is removed takes its own lines along, and nothing else", async () => {
    await fc.assert(
      fc.asyncProperty(writtenCatalog, fc.nat(), async (written, choice) => {
        fc.pre(written.names.length > 1);
        const index = choice % written.names.length;
        const name = written.names[index] ?? "";
        const retired = edited(await retireTenant(written, name)).catalog;
        const { catalog, text } = edited(await removeTenant(retired, name));
        const [before, after] = [await read(written), await read(catalog)];
        expect(after.spec.tenants).toEqual(before.spec.tenants.filter((_, at) => at !== index));
        expect(countMissing(withoutLastBreak(text), withoutLastBreak(retired.text))).toBe(0);
      }),
      RUNS,
    );
  });
});
