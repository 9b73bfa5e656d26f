import { describe, expect, it } from "vitest";
import { openTestCatalog } from "../test-catalog.ts";
import { linkRunbook } from "./link-runbook.ts";

describe("the annotation of a rule that leads to its runbook", () => {
  it("is an address where the catalog says that pages can be read somewhere", async () => {
    const catalog = await openTestCatalog("shop", (spec) => {
      spec.monitoring.runbookURL = "https://git.example.org/ops/-/blob/main/docs/runbooks/shop/";
    });
    expect(linkRunbook(catalog, "availability", "CNPGClusterNotReady")).toEqual({
      runbook_url: "https://git.example.org/ops/-/blob/main/docs/runbooks/shop/availability.md#cnpgclusternotready",
    });
  });

  it("is the file in the repository otherwise", async () => {
    const catalog = await openTestCatalog("legacy");
    expect(linkRunbook(catalog, "backup", "CNPGBackupFailed")).toEqual({
      runbook: "docs/runbooks/legacy/backup.md#cnpgbackupfailed",
    });
  });
});
