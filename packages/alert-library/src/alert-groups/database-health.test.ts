import { describe, expect, it } from "vitest";
import { openTestCatalog } from "../test-catalog.ts";
import { buildDatabaseHealthAlerts } from "./database-health.ts";

async function readThresholds(parameters: Readonly<Record<string, number>>): Promise<(number | undefined)[]> {
  const catalog = await openTestCatalog("shop", (spec) => Object.assign(spec.cluster.parameters, parameters));
  return buildDatabaseHealthAlerts(catalog)
    .slice(0, 4)
    .map(({ threshold }) => threshold);
}

describe("the age of transactions", () => {
  it("is compared with the usual limits", async () => {
    expect(await readThresholds({})).toEqual([500e6, 1500e6, 500e6, 1500e6]);
    expect(await readThresholds({ autovacuum_freeze_max_age: 300e6 })).toEqual([500e6, 1500e6, 500e6, 1500e6]);
  });

  it("may be higher where the catalog makes autovacuum wait for longer", async () => {
    expect(await readThresholds({ autovacuum_freeze_max_age: 1000e6 })).toEqual([1100e6, 1500e6, 500e6, 1500e6]);
    expect(await readThresholds({ autovacuum_multixact_freeze_max_age: 1500e6 })).toEqual([
      500e6, 1500e6, 1600e6, 1600e6,
    ]);
  });

  it("is what the catalog says, whatever autovacuum does", async () => {
    const catalog = await openTestCatalog("shop", (spec) => {
      spec.cluster.parameters.autovacuum_freeze_max_age = 1000e6;
      spec.monitoring.alerts = { CNPGTransactionIdAgeHigh: { threshold: 7e6 } };
    });
    const [age] = buildDatabaseHealthAlerts(catalog);
    expect(age?.expr).toMatch(/ > 7000000$/);
    expect(age?.description).toContain("(expected at most 7M)");
  });
});

it("a replica cluster is watched for nothing but temporary files, as it writes nothing else", async () => {
  const origin = {
    name: "source",
    connection: { host: "source", port: 5432, user: "streaming_replica", sslmode: "require" },
  } as const;
  const { cluster, ...rest } = await openTestCatalog("shop");
  const alerts = buildDatabaseHealthAlerts({ ...rest, cluster: { ...cluster, replicaOf: origin } });
  expect(alerts.map(({ name }) => name)).toEqual(["CNPGTempFilesHigh"]);
});
