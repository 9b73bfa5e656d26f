import { describe, expect, it } from "vitest";
import { addTenant } from "./add-tenant.ts";
import { removeTenant } from "./remove-tenant.ts";
import { retireTenant } from "./retire-tenant.ts";
import { catalog, written } from "./test-edit.ts";

describe("retireTenant and removeTenant", () => {
  const before = catalog(
    "  tenants:\n    - name: blog\n    # its comment\n    - name: shop # why\n      databases: [{name: s, reclaimPolicy: delete}, {name: t}]\n",
  );

  it("edit the file where the tenant stands", async () => {
    const files = { "d/a.yaml": "# mine\nname: a\n", "d/list.yaml": "- name: b\n- name: c\n" };
    const including = catalog("  include: [d/*.yaml]\n", files);
    expect(written(await retireTenant(including, "a"))).toEqual({
      path: "d/a.yaml",
      text: "# mine\nname: a\nstate: retired\n",
    });
    expect(written(await retireTenant(including, "c")).text).toBe("- name: b\n- name: c\n  state: retired\n");
    const retired = catalog("  include: [d/*.yaml]\n", {
      "d/a.yaml": "name: a\nstate: retired\n",
      "d/b.yaml": "[{name: b, state: retired}, {name: c}]\n",
    });
    expect(written(await removeTenant(retired, "a"))).toEqual({ path: "d/a.yaml", text: undefined });
    expect(written(await removeTenant(retired, "b")).text).toBe("[{name: c}]\n");
  });

  it("take the comments inside of a tenant along, those behind its last line too", async () => {
    const own = "    - name: old\n      state: retired # why\n\n      # direct: 3\n";
    const around = ["  tenants:\n    - name: blog\n      # of blog\n", "    # of wiki\n    - name: wiki\n"];
    expect(written(await removeTenant(catalog(around.join(own)), "old")).text).toBe(around.join(""));
    const last = catalog(around[0] ?? "");
    expect(written(await addTenant(last, { name: "shop" })).text).toBe(`${around[0]}    - name: shop\n`);
  });

  it("leave an empty list behind the last tenant of a catalog", async () => {
    const last = catalog("  include: [more.yaml]\n  tenants: # here\n    - name: old\n      state: retired\n", {
      "more.yaml": "- name: x\n",
    });
    expect(written(await removeTenant(last, "old")).text).toBe("  include: [more.yaml]\n  tenants: [] # here\n");
  });

  it("refuse to remove a tenant that is not retired, at its line", async () => {
    expect(await removeTenant(before, "shop")).toMatchObject({
      kind: "refused",
      problems: [
        {
          line: 12,
          message: expect.stringContaining("is not retired"),
          help: expect.stringContaining("retire it first"),
        },
      ],
    });
  });

  it("say what becomes of the data and of the comment above", async () => {
    const retired = await retireTenant(before, "shop");
    if (retired.kind !== "edited") throw new Error(JSON.stringify(retired));
    const removed = await removeTenant(retired.catalog, "shop");
    expect(written(removed).text).toBe("  tenants:\n    - name: blog\n    # its comment\n");
    expect(removed).toMatchObject({
      notes: [
        expect.stringMatching(/Database object of s stays.*drops the database with its data/),
        expect.stringMatching(/database t stays in PostgreSQL with its data/),
        expect.stringMatching(/role shop stays in PostgreSQL, without login/),
        expect.stringMatching(/comment above it stays \(.*tenants.yaml, line 11\)/),
      ],
    });
  });

  it("say what becomes of its keys in Dragonfly", async () => {
    const tenant = "- name: shop\n      state: retired\n      poolers: []\n      dragonfly: {}\n";
    const removed = await removeTenant(catalog(`  dragonfly: {}\n  tenants:\n    - name: blog\n    ${tenant}`), "shop");
    expect(removed).toMatchObject({
      notes: expect.arrayContaining([expect.stringContaining("its keys shop:* stay in Dragonfly")]),
    });
  });

  it("suggest the tenant that a mistyped name means", async () => {
    for (const verb of [retireTenant, removeTenant]) {
      expect(await verb(before, "shpo")).toMatchObject({ kind: "refused", problems: [{ help: "did you mean shop?" }] });
      expect(await verb(before, "zzzzzz")).toMatchObject({ problems: [{ help: "there are: blog, shop" }] });
    }
  });

  it("change nothing of a catalog that is faulty already", async () => {
    const faulty = catalog("<<<<<<< HEAD\n  tenants:\n    - name: blog\n");
    for (const edit of [
      await retireTenant(faulty, "blog"),
      await removeTenant(faulty, "blog"),
      await addTenant(faulty, { name: "x" }),
    ]) {
      expect(edit).toMatchObject({
        kind: "refused",
        problems: [{ rule: "yaml", message: expect.stringContaining("merge-conflict") }],
      });
    }
  });
});
