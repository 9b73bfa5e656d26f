import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { API_VERSION, apiVersions, explainApiVersion } from "./api-versions.ts";

describe("an apiVersion that this release does not read", () => {
  it.each(["v1alpha2", "v1beta1", "v1", "v2", "v2alpha1", "v10"])("%s would come with a later release", (version) => {
    expect(explainApiVersion(`tenantry.dev/${version}`, "0.3.1")).toEqual({
      message: `apiVersion is "tenantry.dev/${version}": this release, 0.3.1, reads tenantry.dev/v1alpha1; ${version} would come with a later one`,
      help: "upgrade tenantry; if its newest release does not read it either, write `apiVersion: tenantry.dev/v1alpha1`",
    });
  });

  it("is named with the releases that read it, where it once was", () => {
    const known = [
      { apiVersion: "tenantry.dev/v1alpha1", from: "0.1.0", until: "1.4.2" },
      { apiVersion: "tenantry.dev/v1beta1", from: "0.9.0" },
      { apiVersion: "tenantry.dev/v1", from: "1.0.0" },
    ];
    expect(explainApiVersion("tenantry.dev/v1alpha1", "2.0.0", known)).toEqual({
      message:
        'apiVersion is "tenantry.dev/v1alpha1": tenantry 0.1.0 to 1.4.2 read it, and this release, 2.0.0, reads tenantry.dev/v1beta1 and tenantry.dev/v1',
      help: "write `apiVersion: tenantry.dev/v1`; docs/compatibility.md says what else changes",
    });
    expect(explainApiVersion("tenantry.dev/v1alpha3", "2.0.0", known).message).toContain("no release reads it");
  });

  it.each([
    "tenantry.dev/v1alhpa1",
    "tenantry.dev/V1alpha1",
    "tenantary.dev/v1alpha1",
    "tenantry.io/v1alpha1",
    "v1alpha1",
  ])("%s is taken for a misspelt one", (written) => {
    expect(explainApiVersion(written, "0.3.1").message).toContain("did you mean `tenantry.dev/v1alpha1`?");
  });

  it.each(["v1", "postgresql.cnpg.io/v1", ""])("%j is none of ours", (written) => {
    const { message, help } = explainApiVersion(written, undefined);
    expect(message).toBe(`apiVersion is ${JSON.stringify(written)}, and this release reads tenantry.dev/v1alpha1`);
    expect(help).toContain("no Tenantry catalog");
  });
});

describe("the versions that are read", () => {
  it("are those of the JSON Schema that editors use", () => {
    const schema = JSON.parse(readFileSync(new URL("../../tenants.schema.json", import.meta.url), "utf8"));
    expect(schema.properties.apiVersion.const).toBe(API_VERSION);
    expect(apiVersions.filter(({ until }) => until === undefined).map(({ apiVersion }) => apiVersion)).toEqual([
      API_VERSION,
    ]);
  });

  it("stand in the policy with the releases that read them", () => {
    const policy = readFileSync(new URL("../../../../docs/compatibility.md", import.meta.url), "utf8");
    const rows = apiVersions.map(({ apiVersion, from, until }) => `| \`${apiVersion}\` | ${from} | ${until ?? "–"} |`);
    for (const row of rows) expect(policy).toContain(row);
  });
});
