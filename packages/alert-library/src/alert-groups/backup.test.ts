import { describe, expect, it } from "vitest";
import { openTestCatalog } from "../test-catalog.ts";
import { buildBackupAlerts } from "./backup.ts";

const TIMES = ["CNPGBackupFailed", "CNPGBackupOverdue", "CNPGBackupNever"] as const;
const ARCHIVE = ["CNPGWALArchivingFailing", "CNPGWALArchivingBehind"] as const;
const WINDOW = "CNPGRecoveryWindowTooYoung";

const SNAPSHOTS = { method: "volumeSnapshot", schedule: "0 0 2 * * *", className: "csi" };
const ELSEWHERE = {
  name: "other",
  connection: { host: "other.example.org", sslmode: "require", certificate: "replica-cert" },
};

type Change = Parameters<typeof openTestCatalog>[1];

async function list(name: "shop" | "legacy" | "small", change?: Change) {
  const alerts = buildBackupAlerts(await openTestCatalog(name, change));
  const find = (wanted: string) => alerts.find((alert) => alert.name === wanted);
  return { names: alerts.map((alert) => alert.name), find, text: alerts.map(({ expr }) => expr).join("\n") };
}

const follow: Change = (spec) => {
  Object.assign(spec.cluster, { bootstrap: { pg_basebackup: { from: ELSEWHERE } }, replicaOf: ELSEWHERE });
};

describe("alerts about backups", () => {
  it("are none where there are no backups", async () => {
    expect((await list("small")).names).toEqual([]);
  });

  it("are all there for an object store, in the order of their defaults", async () => {
    expect((await list("shop")).names).toEqual([...TIMES, ...ARCHIVE, WINDOW]);
    expect((await list("legacy")).names).toEqual([...TIMES, ...ARCHIVE, WINDOW]);
  });

  it("look at nothing of the plugin for in-tree backups", async () => {
    expect((await list("legacy")).text).not.toContain("barman");
  });

  it("know volume snapshots by the operator's times, and no archive, as there is none", async () => {
    const { names, text } = await list("shop", (spec) => Object.assign(spec, { backup: SNAPSHOTS }));
    expect(names).toEqual([...TIMES, WINDOW]);
    expect(text).not.toContain("barman");
    expect(text).not.toMatch(/archive/);
  });

  it("ask the collector of a replica cluster for nothing that it never knows", async () => {
    expect((await list("legacy", follow)).names).toEqual(ARCHIVE);
    expect((await list("shop", follow)).names).toEqual([...TIMES, ...ARCHIVE, WINDOW]);
    const snapshots = await list("shop", (spec) => {
      follow(spec);
      spec.backup = SNAPSHOTS;
    });
    expect(snapshots.names).toEqual([]);
  });
});

describe("limits of the alerts about backups", () => {
  it("are the catalog's before what follows from the schedule", async () => {
    const { find } = await list("shop", (spec) => {
      spec.monitoring.alerts = { CNPGBackupOverdue: { threshold: 50 }, CNPGBackupNever: { threshold: 3 } };
    });
    expect(find("CNPGBackupOverdue")).toMatchObject({ threshold: 50, expr: expect.stringMatching(/> 180000$/) });
    expect(find("CNPGBackupNever")).toMatchObject({ threshold: 3, expr: expect.stringContaining("> 10800 or") });
    expect(find("CNPGBackupNever")?.expr).toContain("offset 3h)");
  });

  it("may be parts of an hour, which durations of PromQL may not", async () => {
    const { find } = await list("shop", (spec) => {
      spec.monitoring.alerts = { CNPGBackupNever: { threshold: 1.5 }, [WINDOW]: { threshold: 0.3333 } };
    });
    expect(find("CNPGBackupNever")?.expr).toContain("offset 5400s)");
    expect(find(WINDOW)?.expr).toMatch(/^time\(\) - .* < 1200\nand .*\[1200s:10m\]\) < time\(\) - 1200$/);
  });
});
