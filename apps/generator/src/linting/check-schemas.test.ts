import { loadSchemas } from "@tenantry/crd-schemas";
import { openDocuments } from "@tenantry/tenant-model";
import { describe, expect, it } from "vitest";
import { type CheckOptions, checkSchema } from "./check-schemas.ts";
import { isFields } from "./json-values.ts";
import { LintManifest } from "./lint-manifest.ts";

async function check(
  text: string,
  { form = "object", fields = "all" }: { form?: "object" | "patch"; fields?: CheckOptions["fields"] } = {},
) {
  const [document] = await openDocuments(text);
  const read = document?.read();
  if (document === undefined || read?.ok !== true || !isFields(read.value)) throw new Error("no object");
  const object = read.value;
  const reference = { apiVersion: String(object["apiVersion"]), kind: String(object["kind"]) };
  const loaded = await loadSchemas({ cloudNativePG: "1.27" }, [reference]);
  if (!loaded.ok) throw new Error(loaded.message);
  const origin = { file: "a.yaml", path: "/a.yaml", document, prefix: [] };
  const manifest = new LintManifest({ object, written: object, form, origin });
  const { remarks, unknown } = checkSchema(manifest, { schemas: loaded.schemas, fields, versionOption: "--cnpg" });
  return { remarks: remarks.map(({ rule, severity, path }) => `${severity} ${rule} ${path.join(".")}`), unknown };
}

const cluster = (spec: string) =>
  `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: a}\nspec:\n  storage: {size: 1Gi}\n${spec}`;

describe("checkSchema", () => {
  it("reports what the API server would refuse", async () => {
    expect((await check(cluster("  instances: x\n  istances: 3\n"))).remarks.sort()).toEqual([
      "error crd-schema spec.instances",
      "error crd-schema spec.istances",
    ]);
  });

  it("is silent about a field whose value is still to come, and about mappings with one in them", async () => {
    expect((await check(cluster("  instances: ${N}\n  walStorage: ${S}\n"))).remarks).toEqual([]);
    expect((await check(cluster("  instances: 3\n  inheritedMetadata: {labels: {'${X}': 1}}\n"))).remarks).toEqual([]);
  });

  it("is silent about a status, which is not sent, and about YAML 1.1's words for true and false", async () => {
    expect((await check(cluster("  instances: 3\n  enablePDB: yes\nstatus: {x: 1}\n"))).remarks).toEqual([]);
    expect((await check(cluster("  instances: 3\n  enablePDB: maybe\n"))).remarks).toHaveLength(1);
  });

  it("misses nothing in a patch, nor in what a patch completes, but holds what is there against the schema", async () => {
    const text =
      "apiVersion: postgresql.cnpg.io/v1\nkind: Pooler\nmetadata: {name: a}\nspec: {x: 1, $patch: merge, template: {}}\n";
    expect((await check(text)).remarks).toContain("error crd-schema spec.cluster");
    expect((await check(text, { form: "patch" })).remarks).toEqual(["error crd-schema spec.x"]);
    expect((await check(text, { fields: "some" })).remarks).toEqual(["error crd-schema spec.x"]);
  });

  it("names kinds that no schema speaks of, also where a known kind has the same name in another group", async () => {
    expect(await check("apiVersion: v1\nkind: Service\n")).toEqual({ remarks: [], unknown: "Service" });
    expect(await check("apiVersion: cluster.x-k8s.io/v1beta1\nkind: Cluster\n")).toEqual({
      remarks: [],
      unknown: "Cluster.cluster.x-k8s.io",
    });
  });

  it("refuses a kind that CloudNativePG does not have, and warns of versions of others that are gone", async () => {
    expect(await check("apiVersion: postgresql.cnpg.io/v1\nkind: Clutser\n")).toMatchObject({
      remarks: ["error api-version kind"],
    });
    expect(await check("apiVersion: postgresql.cnpg.io/v1beta1\nkind: Cluster\n")).toMatchObject({
      remarks: ["error api-version apiVersion"],
    });
    expect(await check("apiVersion: postgresql.cnpg.io/v1\nkind: DatabaseRole\n")).toMatchObject({
      remarks: ["error api-version kind"],
    });
    expect(await check("apiVersion: batch/v1beta1\nkind: CronJob\n")).toMatchObject({
      remarks: ["warning api-version apiVersion"],
      unknown: "CronJob.batch",
    });
  });
});
