import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { buildTestCommand, makeFakeCluster, ownCluster, runVerify, startVerify } from "./test-kubectl.ts";

let command = "";
beforeAll(async () => {
  command = await buildTestCommand();
});

const GOOD = ["--only", "first,second"];
const refused = "The connection to the server 127.0.0.1:6 was refused - did you specify the right host or port?\n";

describe("verify", () => {
  it("runs the checks in order, a line each, and ends with 0 where all hold", async () => {
    const cluster = makeFakeCluster();
    const { code, stdout, stderr } = await runVerify(command, cluster, ...GOOD);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("shop on the context prod, Kubernetes v1.33.1\n");
    expect(stdout).toMatch(/✓ first +AC1 +\d+\.\d s {2}0 faults\n✓ second +AC2/);
    expect(stdout).toMatch(/\n +passed +failed +unknown +skipped\nAC1 +1 +0 +0 +0\nAC2 +1 /);
    expect(stdout).toContain("shop on the context prod: 2 passed, 0 failed, 0 unknown, 0 skipped\n");
    expect(
      cluster
        .calls()
        .slice(2)
        .every((call) => call.startsWith("--context=prod --request-timeout=30s ")),
    ).toBe(true);
  });

  it("shows faults with their help and ends with 1, and a bug of one check stops no other", async () => {
    const { code, stdout } = await runVerify(command, makeFakeCluster(), "--no-evidence");
    expect(code).toBe(1);
    expect(stdout).toContain("    one pod is missing\n        help: look for it\n");
    expect(stdout).toMatch(/\? broken .*this is a bug in Tenantry: oops/);
    expect(stdout).toMatch(/– absent .*skipped: there is no Dragonfly/);
  });

  it("says which criterion nothing but a drill looks at", async () => {
    const { stdout } = await runVerify(command, makeFakeCluster(), "--no-evidence");
    expect(stdout).toContain("\nAC8 was not looked at: only `--drill restore` does\n");
    expect((await runVerify(command, makeFakeCluster(), ...GOOD)).stdout).not.toContain("was not looked at");
    const { code, stderr } = await runVerify(command, makeFakeCluster(), "--only", "AC8");
    expect({ code, stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("no check is about AC8: `--drill restore` is"),
    });
  });

  it("ends with 2 where there is no such catalog, and does not speak of writing", async () => {
    const { code, stdout } = await runVerify(command, makeFakeCluster(), "elsewhere");
    expect({ code, stdout }).toEqual({ code: 2, stdout: "nothing was checked\n" });
  });

  it("ends with 2 where something could not be looked at and nothing failed", async () => {
    expect((await runVerify(command, makeFakeCluster(), "--only", "first,broken")).code).toBe(2);
    expect((await runVerify(command, makeFakeCluster(), "--only", "absent")).code).toBe(2);
  });

  it("lets no secret into text, JSON, JUnit and evidence", async () => {
    const cluster = makeFakeCluster();
    const data = { password: Buffer.from("hunter2-Geheim").toString("base64") };
    cluster.put("secrets/db", { kind: "Secret", metadata: { name: "db" }, data });
    const text = await runVerify(command, cluster, "--junit", "out/junit.xml");
    const json = await runVerify(command, cluster, "--format", "json");
    expect(JSON.parse(json.stdout)).toMatchObject({ catalog: "shop", context: "prod", counts: { failed: 2 } });
    const evidence = "docs/qa/evidence/shop/VALIDATE-DB-cnpg-cluster-status.txt";
    const files = ["out/junit.xml", evidence].map((path) => readFileSync(join(cluster.root, path), "utf8"));
    for (const printed of [text.stdout, text.stderr, json.stdout, json.stderr, ...files]) {
      expect(printed).not.toContain("hunter2-Geheim");
      expect(printed).not.toContain(data.password);
    }
    expect(files[1]).toContain(
      "catalog: shop (kubernetes/catalogs/shop/tenants.yaml)\ncontext: prod (Kubernetes v1.33.1)\ndate: 2026-11-21\n",
    );
    expect(files[1]).toContain("$ kubectl --context=prod get secrets/db --namespace=databases --output=json\n");
    expect(files[1]).toContain("[redacted]");
  });

  it("never replaces the evidence of another catalog, and writes none of a part", async () => {
    const cluster = makeFakeCluster();
    expect((await runVerify(command, cluster, ...GOOD)).stdout).not.toContain("written");
    expect((await runVerify(command, cluster, ...GOOD, "--evidence", "e")).code).toBe(0);
    const path = join(cluster.root, "e/VALIDATE-DB-cnpg-cluster-status.txt");
    const other = readFileSync(path, "utf8").replace("catalog: shop", "catalog: infra");
    writeFileSync(path, other);
    const { code, stderr } = await runVerify(command, cluster, ...GOOD, "--evidence", "e");
    expect({ code, stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("it is evidence of the catalog infra"),
    });
    expect(readFileSync(path, "utf8")).toBe(other);
  });
});

describe("a cluster that cannot be asked", () => {
  it.each([
    ["a kubeconfig without contexts", [{ args: "config get-contexts" }], "the kubeconfig has none"],
    [
      "no context of that name",
      [{ args: "config get-contexts", stdout: "dev\nqa\n" }],
      "no context is called prod: there are dev, qa",
    ],
    [
      "a broken kubeconfig",
      [{ args: "config", code: 1, stderr: 'error: error loading config file "bad": yaml: line 1: did not find\n' }],
      "point --kubeconfig",
    ],
    ["a dead API server", [{ args: "get --raw", code: 1, stderr: refused }], "is the API server up"],
    ["a login page", [{ args: "get --raw", stdout: "<html>login</html>" }], "no API server of Kubernetes"],
    [
      "no login",
      [{ args: "get --raw", code: 1, stderr: "error: You must be logged in to the server (Unauthorized)\n" }],
      "log in again",
    ],
    [
      "a wrong certificate",
      [
        {
          args: "get --raw",
          code: 1,
          stderr: "Unable to connect to the server: tls: failed to verify certificate: x509: unknown\n",
        },
      ],
      "certificate-authority-data",
    ],
    [
      "no rights",
      [
        {
          args: "get clusters",
          code: 1,
          stderr:
            'Error from server (Forbidden): clusters.postgresql.cnpg.io "shared" is forbidden: User "jane" cannot get resource "clusters" in API group "postgresql.cnpg.io" in the namespace "databases"\n',
        },
      ],
      "not allowed to get clusters.postgresql.cnpg.io in the namespace databases",
    ],
  ])("with %s is one error and exit code 2", async (_what, answers, reason) => {
    const { code, stderr, stdout } = await runVerify(command, makeFakeCluster(answers));
    expect(code).toBe(2);
    expect(stderr.match(/error \[verify-cluster\]/g)).toHaveLength(1);
    expect(stderr).toContain(reason);
    expect(stderr).toContain("    help: ");
    expect(stdout).toBe("nothing was checked\n");
  });

  it("without kubectl is one error", async () => {
    const { code, stderr } = await startVerify(command, makeFakeCluster(), [], "/nonexistent").end;
    expect({ code, stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("there is no kubectl on the PATH"),
    });
  });

  it("that hangs is given up after --timeout", async () => {
    const start = Date.now();
    const { code, stderr } = await runVerify(
      command,
      makeFakeCluster([{ args: "get --raw", hangs: "at once" }]),
      "--timeout",
      "1",
    );
    expect({ code, stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("did not end within 1 seconds, and was ended"),
    });
    expect(Date.now() - start).toBeLessThan(10_000);
  });

  it("that stops to answer half-way is one error, not one for each check left", async () => {
    const dead = { code: 1, stderr: refused };
    const cluster = makeFakeCluster([
      { args: "get pods/a", ...dead },
      { args: "get --raw", ...dead, after: "pods/a" },
    ]);
    const { code, stdout, stderr } = await runVerify(command, cluster);
    expect(code).toBe(2);
    expect(stdout).toContain("? first");
    expect(stdout).not.toContain("second");
    expect(stderr.match(/error \[verify-cluster\]/g)).toHaveLength(1);
  });
});

describe("a wrong cluster", () => {
  const foreign = {
    ...ownCluster,
    metadata: {
      ...ownCluster.metadata,
      labels: { "app.kubernetes.io/managed-by": "tenantry", "app.kubernetes.io/part-of": "infra" },
    },
  };

  it("is not checked without a person who types the catalog's name, or --yes", async () => {
    const cluster = makeFakeCluster();
    cluster.put("clusters.postgresql.cnpg.io/shared", foreign);
    const { code, stderr } = await runVerify(command, cluster, ...GOOD);
    expect(code).toBe(2);
    expect(stderr).toContain("the Cluster shared in the namespace databases belongs to the catalog infra");
    expect((await runVerify(command, cluster, ...GOOD, "--yes")).code).toBe(0);
  });

  it("is never drilled, not even with --yes", async () => {
    const cluster = makeFakeCluster();
    cluster.put("clusters.postgresql.cnpg.io/shared", { ...ownCluster, metadata: { name: "shared" } });
    const { code, stderr } = await runVerify(command, cluster, ...GOOD, "--drill", "failover", "--yes");
    expect({ code, stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("was not rendered by Tenantry"),
    });
    expect(cluster.calls().some((call) => call.includes("create"))).toBe(false);
  });
});
