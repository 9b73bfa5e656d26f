import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { findTool } from "../manifests/real-tools.ts";
import { note } from "../summary.ts";
import type { UserName } from "./access.ts";
import { at, cluster as clusterPlace } from "./broken/broken-state.ts";
import { doHarm } from "./broken/do-harm.ts";
import { change, report } from "./broken/harm.ts";
import { mustKubectl } from "./run-kubectl.ts";
import { isDecidedByApiServer, openVerifiedCluster, type VerifiedCluster } from "./verified-cluster.ts";

const repository = fileURLToPath(new URL("../../../", import.meta.url));
const program = join(repository, "apps/generator/bin/tenantry.cjs");
/** Checks that need no container: nobody is there to run a command. */
let decided: readonly string[] = [];
let cluster: VerifiedCluster;

beforeAll(async () => {
  if (!existsSync(join(repository, "apps/generator/dist")))
    throw new Error("apps/generator/dist is missing: run `npx nx run generator:build`");
  cluster = await openVerifiedCluster();
  decided = cluster.healthy.filter(isDecidedByApiServer).map(({ id }) => id);
});

interface Run {
  readonly user: UserName;
  readonly only?: readonly string[];
}

/** The program as people run it, with the real kubectl on the PATH. */
function verify({ user, only = decided }: Run) {
  const bin = join(cluster.server.folder, "bin");
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, "kubectl"), `#!/bin/sh\nexec '${findTool("kubectl")}' "$@"\n`);
  chmodSync(join(bin, "kubectl"), 0o755);
  const flags = [`--context=${user}`, `--kubeconfig=${cluster.server.kubeconfig(user)}`, `--only=${only.join(",")}`];
  const env = {
    ...process.env,
    PATH: `${bin}:${process.env["PATH"]}`,
    KUBECACHEDIR: join(cluster.server.folder, "cache"),
  };
  const args = [program, "verify", "kubernetes/catalogs/apps", "--root", repository, ...flags];
  return spawnSync(process.execPath, args, { encoding: "utf8", env, timeout: 200_000 });
}

/** Every object of the kinds that somebody could have touched, with its version. */
function listVersions(): Promise<string> {
  const kinds = "clusters.postgresql.cnpg.io,poolers.postgresql.cnpg.io,pods,services,secrets,configmaps,leases,jobs";
  const columns = "--output=custom-columns=:.kind,:.metadata.name,:.metadata.resourceVersion";
  return mustKubectl(cluster.server.kubeconfig("admin"), ["get", kinds, "--namespace=cnpg-system", columns]);
}

describe("tenantry verify against a real API server", () => {
  it("ends with 0 where everything holds, names each check, and changes nothing", async () => {
    const started = performance.now();
    const before = await listVersions();
    const { status, stdout, stderr } = verify({ user: "admin" });
    expect(status, stdout + stderr).toBe(0);
    expect(await listVersions()).toBe(before);
    expect(before.split("\n").length).toBeGreaterThan(20);
    for (const id of decided) expect(stdout).toContain(id);
    expect(stdout).toContain(`${decided.length} passed`);
    note("verify", `command: ${decided.length} checks pass, exit code 0`, started);
  });

  it("ends with 1 where something is broken, and says what and what to do", async () => {
    const undo = await doHarm(cluster.client, [
      report(clusterPlace, { readyInstances: 2 }),
      report(at("deployments.apps/gitlab-pooler-rw"), { availableReplicas: 0 }),
    ]);
    const { status, stdout, stderr } = verify({ user: "admin", only: ["cluster-ready", "poolers-available"] });
    await undo();
    expect(status, stdout + stderr).toBe(1);
    expect(stdout).toContain("Cluster cnpg-system/shared-postgres has 2 ready instances, expected 3");
    expect(stdout).toContain("Deployment cnpg-system/gitlab-pooler-rw has 0 pods available");
    expect(stdout).toContain("kubectl -n cnpg-system describe");
    expect(stdout).toContain("2 failed");
  });

  it("checks nothing in a cluster of somebody else", async () => {
    const undo = await doHarm(cluster.client, [
      change(clusterPlace, { metadata: { labels: { "app.kubernetes.io/part-of": "other" } } }),
    ]);
    const { status, stdout, stderr } = verify({ user: "admin" });
    await undo();
    expect(status, stdout + stderr).toBe(2);
    expect(stdout + stderr).toContain("belongs to the catalog other");
    expect(stdout).not.toContain("passed");
  });

  it.each([
    ["stranger", "not allowed to get clusters"],
    ["unknown", "log in again"],
  ] as const)("ends with 2 and one error for the user %s", (user, words) => {
    const { status, stdout, stderr } = verify({ user });
    expect(status, stdout + stderr).toBe(2);
    expect(stdout + stderr).toContain(words);
    expect((stdout + stderr).match(/\berror\b/g)?.length).toBe(1);
  });
});
