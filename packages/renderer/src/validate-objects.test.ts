import { loadSchemas } from "@tenantry/crd-schemas";
import { formatPath } from "@tenantry/tenant-model";
import { describe, expect, it } from "vitest";
import { startPostBuild } from "./post-build.ts";
import { buildFiles } from "./resources.ts";
import { BARMAN, makeCatalog, makePooler, makeSetting, makeTenant } from "./test-catalog.ts";
import { validateObjects } from "./validate-objects.ts";

type Changes = Parameters<typeof makeCatalog>[0];

async function validate(changes?: Changes) {
  const catalog = makeCatalog(changes);
  const rendered = buildFiles(catalog, { toolVersion: "1.2.3" }).flatMap(({ objects }) => objects);
  const built = startPostBuild(new Map([["N", "3"]])).build(rendered);
  const loaded = await loadSchemas(
    catalog.versions,
    built.map(({ object }) => object),
  );
  if (!loaded.ok) throw new Error(loaded.message);
  const findings = validateObjects(built, { schemas: loaded.schemas, catalog });
  return findings.map(({ rule, message, place }) => ({ rule, message, place: formatPath(place) }));
}

describe("what is rendered", () => {
  it.each(["1.27", "1.28", "1.29", "1.30"])("is accepted by the CRDs of CloudNativePG %s", async (cloudNativePG) => {
    const superuser = { secretName: "root", remoteKey: "items/root" };
    const rules = cloudNativePG === "1.27" ? "VMRule" : "PrometheusRule";
    const findings = await validate({
      versions: { cloudNativePG, flux: "2.9" },
      backup: { ...BARMAN, compression: "gzip", encryption: "AES256" },
      cluster: { superuser, manageNamespace: true, walStorage: { size: "5Gi", storageClass: "fast" } },
      monitoring: { rules },
    });
    expect(findings).toEqual([]);
  });
});

describe("a violation", () => {
  it("points at the setting that stands in the field", async () => {
    const poolers = [makePooler("a", { instances: makeSetting("N", Number("1.5")) })];
    const [finding] = await validate({ tenants: [makeTenant("harbor", { poolers })] });
    expect(finding).toMatchObject({ rule: "crd-schema", place: "spec.N" });
    expect(finding?.message).toMatch(/^Pooler a: spec\.instances: /);
  });

  it("points at the field of the catalog where no setting stands", async () => {
    const poolers = [makePooler("a", { instances: 1.5, origin: ["spec", "tenants", 4, "poolers", 2] })];
    const [finding] = await validate({ tenants: [makeTenant("harbor", { poolers })] });
    expect(finding?.place).toBe("spec.tenants[4].poolers[2].instances");
  });

  it("of a CEL rule is told apart from one of the schema", async () => {
    const databases = makeTenant("postgres").databases;
    const [finding] = await validate({ tenants: [makeTenant("harbor", { databases })] });
    expect(finding).toMatchObject({ rule: "crd-rule", place: "spec.tenants[0].databases[0].name" });
  });
});
