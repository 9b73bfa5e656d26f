import { describe, expect, it } from "vitest";
import { openCatalog } from "./test-tenant-catalog.ts";

const tenant = (changes: object = {}) => [{ name: "web", ...changes }];
const open = async (dragonfly: object, tenants: object[] = tenant({ dragonfly: {} }), more: object = {}) => {
  const { catalog, problems } = await openCatalog({ dragonfly, tenants, ...more });
  return { catalog, problems: problems.map(({ rule, message }) => `${rule}: ${message}`) };
};

describe("Dragonfly", () => {
  it("derives memory for data and threads from what its pods get", async () => {
    const { catalog, problems } = await open({ cpu: 4, memory: "1Gi" });
    expect(problems).toEqual([]);
    // Three quarters of 1024 MiB are room for three threads of 256 MiB, not for four.
    expect(catalog?.dragonfly).toMatchObject({ maxMemory: 768, threads: 3, replicas: 3, manageNamespace: true });
    expect((await open({ cpu: "500m" })).catalog?.dragonfly?.threads).toBe(1);
  });

  it("says how to write a schedule that has its seconds", async () => {
    const { problems } = await open({ snapshot: { cron: "0 */15 * * * *", storage: { size: "5Gi" } } });
    expect(problems).toEqual([expect.stringContaining('write "*/15 * * * *"')]);
  });

  it("takes no schedule without a place, and no two places", async () => {
    const none = await open({ snapshot: {} });
    expect(none.problems).toEqual([expect.stringContaining("exactly one of `storage` and `dir`, but none is written")]);
    const both = await open({ snapshot: { storage: { size: "5Gi" }, dir: "s3://a" } });
    expect(both.problems).toEqual([expect.stringContaining("both are written")]);
  });

  it("leaves flags and fields that it sets itself to their own words", async () => {
    expect((await open({ args: { maxmemory: "1gb" } })).problems).toEqual([
      "owned-field: the flag `maxmemory` is set by Tenantry from spec.dragonfly.maxMemory",
    ]);
    expect((await open({ spec: { replicas: 5 } })).problems).toEqual([
      "owned-field: `replicas` of the Dragonfly is set by Tenantry from spec.dragonfly.replicas",
    ]);
  });

  it("is never locked away from its operator, which has to make somebody master", async () => {
    const networkPolicy = { operatorNamespaces: [] };
    expect((await open({ networkPolicy })).problems).toEqual([expect.stringContaining("expected at least one")]);
  });
});

describe("Dragonfly's Flux Kustomization", () => {
  it("does not wait for itself", async () => {
    const flux = { dependsOn: [{ name: "any-databases-dragonfly" }] };
    expect((await open({ flux })).problems).toEqual([expect.stringContaining("depends on itself")]);
  });
});

describe("a tenant's user of Dragonfly", () => {
  it("is called after the tenant, as are its keys, its item and its Secret", async () => {
    const clients = [{ namespace: "shop" }];
    const { catalog, problems } = await open({}, tenant({ dragonfly: { clients } }));
    expect(problems).toEqual([]);
    expect(catalog?.tenants[0]?.dragonfly).toMatchObject({
      name: "web",
      active: true,
      prefix: "web:",
      remoteKey: "dragonfly-web",
      clients: [{ namespace: "shop", secretName: "web-dragonfly" }],
    });
  });

  it("is needed where the tenant runs, unless it says otherwise", async () => {
    const { catalog } = await open({}, tenant({ clients: [{ namespace: "shop" }], dragonfly: {} }));
    expect(catalog?.tenants[0]?.dragonfly?.clients).toMatchObject([{ namespace: "shop" }]);
  });

  it("is off once the tenant is retired, and nobody has its Secret any more", async () => {
    const clients = [{ namespace: "shop" }];
    const { catalog, problems } = await open({}, tenant({ state: "retired", poolers: [], dragonfly: { clients } }));
    expect(problems).toEqual([]);
    expect(catalog?.tenants[0]?.dragonfly).toMatchObject({ active: false, clients: [] });
  });

  it.each([
    [{ prefix: "web" }, "expected a prefix of keys such as shop:"],
    [{ prefix: "w*:" }, "expected a prefix of keys such as shop:"],
    [{ user: "a b" }, "expected a user's name"],
    [{ commands: ["+@sets"] }, "expected a category of Dragonfly"],
    [{ commands: ["+@hyperloglog"] }, "expected a category of Dragonfly"],
    [{ user: "default" }, "Dragonfly's own"],
  ])("is refused with %j", async (user, reason) => {
    expect((await open({}, tenant({ dragonfly: user }))).problems).toEqual([expect.stringContaining(reason)]);
  });

  it("may do what Dragonfly has words for, which are not all of Redis'", async () => {
    const commands = ["+@hyperlog", "-@search", "+@topk", "+get"];
    expect((await open({}, tenant({ dragonfly: { commands } }))).problems).toEqual([]);
  });

  it("has a name of its own: of two lines for one name Dragonfly keeps the second", async () => {
    const tenants = [...tenant({ dragonfly: {} }), { name: "shop", dragonfly: { user: "web" } }];
    expect((await open({}, tenants)).problems).toEqual([expect.stringContaining('the Dragonfly user "web" is taken')]);
  });

  it("needs a Dragonfly", async () => {
    const { problems } = await openCatalog({ tenants: tenant({ dragonfly: {} }) });
    expect(problems).toMatchObject([{ rule: "reference", message: expect.stringContaining("the catalog has none") }]);
  });

  it("is refused where its password would be made up, as the users' file could never change", async () => {
    const { problems } = await open({}, undefined, { secrets: { generate: {} } });
    expect(problems).toEqual([expect.stringContaining("no user could ever be added")]);
  });
});
