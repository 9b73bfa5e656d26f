import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checks, drills } from "@tenantry/validation-kit";
import { describe, expect, it } from "vitest";
import { repository } from "./test-document.ts";

const WORKLOADS = "kubernetes/workloads/apps/databases/cloudnative-pg";

const text = readFileSync(join(repository, "docs/deviations.md"), "utf8");
const section = text.slice(text.indexOf("### Its acceptance criteria"));
const rows = [...section.matchAll(/^\| (AC\d+) \| (.*) \| (.*) \| (.*) \| .* \|$/gm)];
const quoted = (cell = "") => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? "");

describe("docs/deviations.md maps the acceptance criteria of story 47", () => {
  it("to eleven rows", () => {
    expect(rows.map(([, criterion]) => criterion)).toEqual(Array.from({ length: 11 }, (_, index) => `AC${index + 1}`));
  });

  it.each(rows.map((row) => [row[1] ?? "", row] as const))("%s to its checks and drills, all of them", (name, row) => {
    const of = (list: readonly { readonly criterion: string; readonly id: string }[]) =>
      list.filter(({ criterion }) => criterion === name).map(({ id }) => id);
    expect(quoted(row[2])).toEqual(of(checks));
    expect(quoted(row[3])).toEqual(of(drills));
  });

  it("to files that are there", () => {
    const files = rows.flatMap(([, , , , cell]) => quoted(cell)).filter((name) => name.includes("/"));
    expect(files.length).toBeGreaterThan(15);
    const missing = files.filter(
      (path) => ![path, `${WORKLOADS}/${path}`].some((it) => existsSync(join(repository, it))),
    );
    expect(missing).toEqual([]);
  });
});
