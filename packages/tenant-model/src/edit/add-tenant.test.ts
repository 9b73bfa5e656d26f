import { describe, expect, it } from "vitest";
import { addTenant } from "./add-tenant.ts";
import { retireTenant } from "./retire-tenant.ts";
import { catalog, written } from "./test-edit.ts";

describe("addTenant", () => {
  it("writes what was asked for and leaves out what is a default", async () => {
    const request = {
      name: "shop",
      databases: ["shop", "Orders"],
      namespaces: ["web"],
      poolers: ["rw", "ro"],
      mode: "session",
      secretKey: "${SHOP_SECRET}",
      shard: "2",
    };
    expect(written(await addTenant(catalog("  tenants:\n    - name: blog\n"), request)).text).toBe(`  tenants:
    - name: blog
    - name: shop
      shard: 2
      secret:
        key: \${SHOP_SECRET}
      databases:
        - name: shop
        - name: Orders
      poolers:
        - type: rw
          mode: session
        - type: ro
          mode: session
      clients:
        - namespace: web
`);
  });

  it.each([
    [
      "a list that is written in braces",
      "  tenants: [{name: blog}] # all\n",
      "  tenants: [{name: blog}, {name: shop}] # all\n",
    ],
    ["an empty list, whose comment stays", "  tenants: [] # none\n  isolation: off\n", null],
  ])("takes %s", async (_what, before, after) => {
    const elsewhere = after === null ? "  include: [more.yaml]\n" : "";
    const { text } = written(
      await addTenant(catalog(elsewhere + before, { "more.yaml": "- name: blog\n" }), { name: "shop" }),
    );
    const expected = after ?? before.replace(/tenants:(?: \[\])?(.*)\n/, "tenants:$1\n    - name: shop\n");
    expect(text).toBe(elsewhere + expected);
  });

  it("leaves an empty list alone that has a comment between its brackets", async () => {
    const before = catalog("  tenants: [\n    # nobody yet\n  ]\n");
    expect(await addTenant(before, { name: "shop" })).toMatchObject({
      kind: "refused",
      problems: [{ message: expect.stringContaining("stays as it is"), help: expect.stringContaining("{name: shop}") }],
    });
  });

  it("writes the list where a catalog has none yet", async () => {
    const before = catalog("  include: [more.yaml]\n# end\n", { "more.yaml": "- name: blog\n" });
    expect(written(await addTenant(before, { name: "shop" })).text).toBe(
      "  include: [more.yaml]\n  tenants:\n    - name: shop\n# end\n",
    );
  });

  it("gives a tenant a file of its own where the others have one, which looks like theirs", async () => {
    const files = { "tenants.d/blog.yaml": "# yaml-language-server: $schema=x.json\r\nname: blog\r\n" };
    const before = catalog("  include: [tenants.d/*.yaml]\n", files);
    expect(written(await addTenant(before, { name: "shop", mode: "session" }))).toEqual({
      path: "tenants.d/shop.yaml",
      text: "# yaml-language-server: $schema=x.json\r\nname: shop\r\npoolers:\r\n  - mode: session\r\n",
    });
  });

  it("gives it none where some stand in the catalog, nor where another one has taken its place", async () => {
    const files = { "tenants.d/blog.yaml": "name: blog\n", "tenants.d/Shop.yaml": "name: old-shop\n" };
    const include = "  include: [tenants.d/*.yaml]\n";
    const mixed = catalog(`${include}  tenants:\n    - name: wiki\n`, files);
    expect(written(await addTenant(mixed, { name: "shop" })).path).toBe("tenants.yaml");
    expect(await addTenant(catalog(include, files), { name: "shop" })).toMatchObject({
      kind: "refused",
      problems: [{ message: expect.stringContaining("tenants.d/shop.yaml, where another one stands") }],
    });
  });

  it("starts another shard where the newest is full", async () => {
    const hundred = Array.from({ length: 100 }, (_, index) => `    - name: t${index}\n`).join("");
    const edit = await addTenant(catalog(`  tenants:\n${hundred}`), { name: "shop" });
    expect(written(edit).text).toContain("    - name: shop\n      shard: 2\n");
    expect(edit).toMatchObject({ notes: [expect.stringContaining("shard 2 is new")] });
  });

  it.each([
    ["the same", { name: "blog", poolers: ["rw"], databases: ["blog"], secretKey: "kv/blog" }, undefined],
    ["another secret", { name: "blog", secretKey: "kv/x" }, "without secret key kv/x (it has kv/blog)"],
    ["another mode", { name: "blog", mode: "session" }, "without mode session (it has transaction)"],
    [
      "a further pooler and shard",
      { name: "blog", poolers: ["ro"], shard: "3" },
      "without pooler ro (it has rw), shard 3 (it has 1)",
    ],
    [
      "a database and a namespace",
      { name: "blog", databases: ["x"], namespaces: ["y"] },
      "database x (it has blog), namespace y (it has none)",
    ],
    ["a retired one", { name: "old" }, "is retired"],
  ])("asked twice for %s changes nothing, or says what differs and where", async (_what, request, message) => {
    const before = catalog(
      "  tenants:\n    - name: blog\n      secret: {key: kv/blog}\n    - name: old\n      state: retired\n",
    );
    const edit = await addTenant(before, request);
    if (message === undefined)
      expect(edit).toMatchObject({ kind: "unchanged", message: expect.stringContaining("tenants.yaml:10") });
    else {
      const line = request.name === "old" ? 12 : 10;
      expect(edit).toMatchObject({ kind: "refused", problems: [{ line, message: expect.stringContaining(message) }] });
    }
  });

  it.each([
    [{ name: "Shop_1" }, "name", "expected a DNS label"],
    [{ name: "a", poolers: ["rx"] }, "poolers", "rw"],
    [{ name: "a", mode: "batch" }, "mode", "transaction"],
    [{ name: "a", databases: ["1x"] }, "databases", "expected a PostgreSQL name"],
    [{ name: "a", namespaces: ["A"] }, "namespaces", "expected a DNS label"],
    [{ name: "a", secretKey: " x" }, "secretKey", "expected one line of text"],
    [{ name: "a", shard: "0" }, "shard", "1 or more"],
  ])("refuses %j in the schema's own words", async (request, field, message) => {
    const edit = await addTenant(catalog("  tenants: [{name: blog}]\n"), request);
    expect(edit).toMatchObject({ kind: "misused", field, message: expect.stringContaining(message) });
  });

  it("refuses what it cannot edit, and says what to write", async () => {
    const tabs = "  waivers: &none []\n  tenants: *none\n";
    const edit = await addTenant(catalog(`  include: [more.yaml]\n${tabs}`, { "more.yaml": "name: blog\n" }), {
      name: "shop",
    });
    expect(edit).toMatchObject({ kind: "refused" });
    const json = JSON.stringify({
      apiVersion: "tenantry.dev/v1alpha1",
      kind: "TenantCatalog",
      metadata: { name: "any" },
      spec: {
        include: ["more.yaml"],
        cluster: { name: "s", storage: { size: "2Gi" } },
        backup: { method: "none", reason: "x" },
        secrets: { existing: true },
      },
    });
    const before = { ...catalog("", { "more.yaml": "name: blog\n" }), text: json };
    expect(await addTenant(before, { name: "shop" })).toMatchObject({
      kind: "refused",
      problems: [{ rule: "edit", help: "add to its tenants by hand: {name: shop}" }],
    });
  });

  it("edits a catalog in JSON as JSON", async () => {
    const value = {
      apiVersion: "tenantry.dev/v1alpha1",
      kind: "TenantCatalog",
      metadata: { name: "any" },
      spec: {
        cluster: { name: "s", storage: { size: "2Gi" } },
        backup: { method: "none", reason: "x" },
        secrets: { existing: true },
        tenants: [{ name: "blog" }],
      },
    };
    const before = { ...catalog(""), text: JSON.stringify(value) };
    const added = await addTenant(before, { name: "shop", mode: "session" });
    const spec = { ...value.spec, tenants: [{ name: "blog" }, { name: "shop", poolers: [{ mode: "session" }] }] };
    expect(written(added).text).toBe(
      JSON.stringify({ ...value, spec }).replace(
        ',{"name":"shop","poolers":[{"mode":"session"}]}',
        ', {"name": "shop", "poolers": [{"mode": "session"}]}',
      ),
    );
    expect(JSON.parse(written(await retireTenant(before, "blog")).text ?? "").spec.tenants).toEqual([
      { name: "blog", state: "retired" },
    ]);
  });
});
