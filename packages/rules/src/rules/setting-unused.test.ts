import type { Catalog } from "@tenantry/tenant-model";
import { describe, expect, it } from "vitest";
import { runRules } from "../run-rules.ts";
import { findFaults, makeSubject } from "../test-subject.ts";
import { settingUnused } from "./setting-unused.ts";

const settings = "apiVersion: v1\nkind: ConfigMap\ndata: {CNPG_SIZE: 1Gi, CNPG_SIZ: 2Gi, OTHER: x}\n";
const catalog = (settingsPrefix?: string) =>
  ({ versions: { flux: "2.9" }, flux: { ...(settingsPrefix && { settingsPrefix }) } }) as unknown as Catalog;
const find = (prefix: string | undefined, used: readonly string[] | undefined) =>
  findFaults(settingUnused, "", {
    settings,
    catalog: catalog(prefix),
    ...(used !== undefined && { settingsUsed: new Set(used) }),
  });

describe("setting-unused", () => {
  it("finds settings with the prefix that nobody uses", () => {
    expect(find("CNPG_", ["CNPG_SIZE"])).toEqual([
      "data.CNPG_SIZ: the setting `CNPG_SIZ` has the prefix `CNPG_` of this catalog, which does not use it: changing it has no effect",
    ]);
  });

  it("names the setting that is meant, where one without a value is near", () => {
    const options = { settings, catalog: catalog("CNPG_"), settingsUsed: new Set(["CNPG_SIZE", "CNPG_SIZES"]) };
    const [violation] = runRules(makeSubject("", options), [settingUnused]);
    expect(violation?.fault.help).toContain("`CNPG_SIZES`, which has no value");
  });

  it("is silent without a prefix, and where nobody knows what is used", () => {
    expect(find(undefined, [])).toEqual([]);
    expect(find("CNPG_", undefined)).toEqual([]);
    expect(find("CNPG_", ["CNPG_SIZE", "CNPG_SIZ"])).toEqual([]);
    expect(findFaults(settingUnused, "", { settings, settingsUsed: new Set() })).toEqual([]);
  });
});
