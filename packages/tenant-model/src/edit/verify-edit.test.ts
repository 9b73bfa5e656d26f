import { expect, it } from "vitest";
import { parseCatalog } from "../read-catalog.ts";
import { catalog } from "./test-edit.ts";
import { verifyEdit } from "./verify-edit.ts";

const before = catalog("  tenants:\n    - name: blog\n      owner: team-a\n");

async function verify(after: string | undefined) {
  const parsing = await parseCatalog(before.text, before.file, before.listIncluded);
  if (!parsing.ok) throw new Error(JSON.stringify(parsing.problems));
  return verifyEdit(before, {
    parsed: parsing.parsed,
    path: before.file,
    edit: after === undefined ? undefined : { path: before.file, before: before.text, after },
    expect: (tenants) => tenants.map((tenant) => ({ ...tenant, state: "retired" })),
    byHand: "write it by hand",
    notes: [],
  });
}

it("takes an edit that makes what was meant, and refuses one that does anything else beside it", async () => {
  const retired = before.text.replace("name: blog\n", "name: blog\n      state: retired\n");
  expect(await verify(retired)).toMatchObject({ kind: "edited", catalog: { text: retired } });
  const refusal = { kind: "refused", problems: [{ rule: "edit", help: "write it by hand", line: 9 }] };
  for (const text of [
    before.text,
    retired.replace("team-a", "team-b"),
    retired.replace("20Gi", "2Gi"),
    "kind: [",
    undefined,
  ]) {
    expect(await verify(text)).toMatchObject(refusal);
  }
});
