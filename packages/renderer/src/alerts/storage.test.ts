import { expect, it } from "vitest";
import { makeCatalog } from "../test-catalog.ts";
import { buildStorageAlerts } from "./storage.ts";

it("watches data and WAL volumes of this cluster only", () => {
  const [alert] = buildStorageAlerts(makeCatalog());
  const claims = new RegExp(`^(?:${/persistentvolumeclaim=~"([^"]*)"/.exec(alert?.expr ?? "")?.[1]})$`);
  expect(
    ["shared-1", "shared-12-wal", "shared-old-1", "other-1", "shared-1-wal-x"].filter((name) => claims.test(name)),
  ).toEqual(["shared-1", "shared-12-wal"]);
});
