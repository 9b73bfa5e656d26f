import { beforeAll, describe, expect, it } from "vitest";
import { buildTestCommand, type FakeCluster, makeFakeCluster, runVerify, startVerify } from "./test-kubectl.ts";

let command = "";
beforeAll(async () => {
  command = await buildTestCommand();
});

const GOOD = ["--only", "first,second"];
const drill = (...ids: readonly string[]) => [...GOOD, ...ids.flatMap((id) => ["--drill", id]), "--yes"];

function putLock(cluster: FakeCluster, since: string): void {
  const data = { holder: "joe@elsewhere, process 1", since };
  cluster.put("configmaps/tenantry-drill", {
    kind: "ConfigMap",
    metadata: { name: "tenantry-drill", resourceVersion: "7" },
    data,
  });
}

const changes = (cluster: FakeCluster) => cluster.calls().filter((call) => /\b(?:create|delete|replace)\b/.test(call));

describe("a drill", () => {
  it("says what it will do, and changes nothing before somebody agrees", async () => {
    const cluster = makeFakeCluster();
    const { code, stdout, stderr } = await runVerify(command, cluster, ...GOOD, "--drill", "backup");
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining("add --yes") });
    expect(stdout).toContain(
      "This changes the cluster of the context prod:\n  backup\n    Makes a ConfigMap in databases.\n",
    );
    expect(changes(cluster)).toEqual([]);
  });

  it("is not run where a check fails: what is not well may not bear it", async () => {
    const cluster = makeFakeCluster();
    const { code, stderr } = await runVerify(command, cluster, "--only", "first,wrong", "--drill", "backup", "--yes");
    expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringContaining("may not bear one (wrong)") });
    expect(changes(cluster)).toEqual([]);
  });

  it.each([
    ["fails", "backup", 1, "✗ backup"],
    ["throws", "restore", 2, "a bug of the drill"],
  ])("that %s leaves nothing, nor the lock", async (_how, id, expected, shown) => {
    const cluster = makeFakeCluster();
    const { code, stdout } = await runVerify(command, cluster, ...drill(id));
    expect(code).toBe(expected);
    expect(stdout).toContain(shown);
    expect(stdout).toContain("    cleaning up\n");
    expect(Object.keys(cluster.objects())).toEqual(["clusters.postgresql.cnpg.io/shared"]);
  });

  it("whose clean-up fails is no success, and says how to remove what is left", async () => {
    const cluster = makeFakeCluster([
      { args: "delete configmaps/made", code: 1, stderr: "Unable to connect to the server: EOF\n" },
    ]);
    const { code, stdout } = await runVerify(command, cluster, ...drill("backup"));
    expect(code).toBe(1);
    expect(stdout).toContain("what the drill made could not all be removed");
    expect(stdout).toContain("--selector=tenantry.dev/drill=backup");
  });

  it("needs a context that somebody has named; checks take the current one, and say so", async () => {
    const cluster = makeFakeCluster();
    cluster.edit("verify: {context: prod}", "verify: {}");
    const { code, stderr } = await runVerify(command, cluster, ...drill("backup"));
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining("say `--context dev`") });
    const checked = await runVerify(command, cluster, ...GOOD);
    expect(checked).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("note: dev is kubectl's current context"),
    });
    expect((await runVerify(command, cluster, ...GOOD, "--context", "prod")).stdout).not.toContain("note:");
  });

  it("says what an earlier one has left, also to whoever only checks", async () => {
    const cluster = makeFakeCluster();
    cluster.put("pods/old", { metadata: { name: "old", labels: { "tenantry.dev/drill": "restore" } } });
    const checked = await runVerify(command, cluster, ...GOOD);
    expect(checked.stdout).toContain(
      "note: an earlier drill has left pods/old in the namespace databases: `--drill restore`",
    );
    const { stdout } = await runVerify(command, cluster, ...drill("backup"));
    expect(stdout).toContain("  pods/old in the namespace databases (restore): stays; `--drill restore` removes it\n");
  });
});

describe("somebody who only checks", () => {
  it("is not told that the work of a drill that runs is what an earlier one has left", async () => {
    const cluster = makeFakeCluster();
    putLock(cluster, new Date().toISOString());
    cluster.put("pods/tenantry-drill-failover", {
      metadata: { name: "tenantry-drill-failover", labels: { "tenantry.dev/drill": "failover" } },
    });
    const { stdout } = await runVerify(command, cluster, ...GOOD);
    expect(stdout).toContain("note: joe@elsewhere, process 1 drills this cluster since");
    expect(stdout).not.toContain("an earlier drill has left");
  });

  it("does not wait for namespaces in which no drill makes anything", async () => {
    const cluster = makeFakeCluster();
    cluster.edit("- name: harbor", "- name: harbor\n      clients: [{namespace: web}]");
    await runVerify(command, cluster, ...GOOD);
    const asked = cluster.calls().filter((call) => call.includes("--selector=tenantry.dev/drill"));
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter((call) => !call.includes("--namespace=databases"))).toEqual([]);
  });
});

describe("two people who drill", () => {
  it("do not at once: the second one learns who is first", async () => {
    const cluster = makeFakeCluster();
    const since = new Date().toISOString();
    putLock(cluster, since);
    const { code, stderr } = await runVerify(command, cluster, ...drill("backup"));
    expect(code).toBe(2);
    expect(stderr).toContain(`joe@elsewhere, process 1 drills this cluster since ${since}`);
    expect(stderr).toContain("kubectl delete configmap tenantry-drill --namespace=databases");
    expect(cluster.objects()).toHaveProperty(["configmaps/tenantry-drill"]);
  });

  it("do not wait for ever: a lock of yesterday is taken over, by its version", async () => {
    const cluster = makeFakeCluster();
    putLock(cluster, "2020-01-01T00:00:00Z");
    const { code, stdout } = await runVerify(command, cluster, ...drill("backup"));
    expect(code).toBe(1);
    expect(stdout).toContain("That lock is taken over.");
    expect(changes(cluster).map((call) => call.split(" ")[2])).toEqual([
      "create",
      "replace",
      "create",
      "delete",
      "delete",
    ]);
    expect(cluster.objects()).not.toHaveProperty(["configmaps/tenantry-drill"]);
  });
});

describe("a lock", () => {
  it("of a restore that takes long is not taken over by somebody who agrees to everything", async () => {
    const cluster = makeFakeCluster();
    putLock(cluster, new Date(Date.now() - 9 * 3_600_000).toISOString());
    const { code, stderr } = await runVerify(command, cluster, ...drill("backup"));
    expect(code).toBe(2);
    expect(stderr).toContain("joe@elsewhere, process 1 drills this cluster since");
    expect(changes(cluster)).toHaveLength(1);
  });

  it("that the API server made without a word is removed", async () => {
    const cluster = makeFakeCluster([{ args: "create --filename=-", hangs: "after the work" }]);
    const { code, stderr } = await runVerify(command, cluster, ...drill("backup"), "--timeout", "1");
    expect(code).toBe(2);
    expect(stderr).toContain("did not end within 1 seconds");
    expect(Object.keys(cluster.objects())).toEqual(["clusters.postgresql.cnpg.io/shared"]);
  });

  it("whose holder cannot be read is left to whoever holds it", async () => {
    const cluster = makeFakeCluster([
      {
        args: "get configmaps/tenantry-drill",
        code: 1,
        stderr: "Unable to connect to the server: EOF\n",
        after: "delete",
      },
    ]);
    const { stderr } = await runVerify(command, cluster, ...drill("backup"));
    expect(stderr).toContain("the lock may still be there");
    expect(cluster.objects()).toHaveProperty(["configmaps/tenantry-drill"]);
  });
});

describe("a drill that is interrupted", () => {
  it.each(["SIGINT", "SIGTERM"] as const)(
    "by %s cleans up, frees the lock, writes no evidence and ends by it",
    async (signal) => {
      const cluster = makeFakeCluster();
      const run = startVerify(command, cluster, drill("failover"));
      await run.saw("waiting");
      expect(cluster.objects()).toHaveProperty(["configmaps/made"]);
      run.kill(signal);
      const { signal: endedBy, stdout, stderr } = await run.end;
      expect(endedBy).toBe(signal);
      expect(stdout).toContain("cleaning up");
      expect(stderr).toContain(`${signal} ended the run`);
      expect(Object.keys(cluster.objects())).toEqual(["clusters.postgresql.cnpg.io/shared"]);
    },
  );

  it("twice ends at once, and says what is left", async () => {
    const cluster = makeFakeCluster([{ args: "delete configmaps/made", hangs: "at once" }]);
    const run = startVerify(command, cluster, drill("failover"));
    await run.saw("waiting");
    run.kill("SIGINT");
    await run.saw("cleaning up");
    await new Promise((resolve) => setTimeout(resolve, 300));
    const start = Date.now();
    run.kill("SIGINT");
    const { signal, stdout, stderr } = await run.end;
    expect(Date.now() - start).toBeLessThan(5000);
    expect(signal).toBe("SIGINT");
    expect(stdout).toContain("could not all be removed");
    expect(stderr).toContain("kubectl delete configmap tenantry-drill --namespace=databases");
  });

  it("while a check runs ends without another, and starts no drill", async () => {
    const cluster = makeFakeCluster([{ args: "get pods/a", hangs: "at once" }]);
    const run = startVerify(command, cluster, drill("failover"));
    await run.saw("Makes a ConfigMap");
    await new Promise((resolve) => setTimeout(resolve, 500));
    run.kill("SIGTERM");
    const { signal, stdout } = await run.end;
    expect(signal).toBe("SIGTERM");
    expect(stdout).not.toContain("second");
    expect(changes(cluster)).toEqual([]);
  });
});
