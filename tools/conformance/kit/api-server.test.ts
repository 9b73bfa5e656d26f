import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { answerHealthy } from "../../../packages/validation-kit/src/kit/test-fake-kubectl.ts";
import { committedCatalogs, openKit } from "../../../packages/validation-kit/src/kit/test-kit.ts";
import { at, cluster as clusterPlace } from "../control-plane/broken/broken-state.ts";
import { doHarm } from "../control-plane/broken/do-harm.ts";
import { report } from "../control-plane/broken/harm.ts";
import { runKubectl } from "../control-plane/run-kubectl.ts";
import { openVerifiedCluster, type VerifiedCluster } from "../control-plane/verified-cluster.ts";
import { findTool } from "../manifests/real-tools.ts";
import { note } from "../summary.ts";

/** Real kubectl, but for commands in containers, which nobody runs here. */
const KUBECTL = `#!/bin/sh
case " $* " in
  *' exec '*--stdin*) exec awk -F '\\t' '{ print $0 "\\t" ($1 == "tenant-isolation" ? "pg_hba.conf rejects" : "no password supplied") }' ;;
  *' exec '*) cat "$SQL" ;;
  *) exec "$KUBECTL" "$@" ;;
esac
`;

const apps = await openKit(committedCatalogs[1]);
let cluster: VerifiedCluster;
beforeAll(async () => {
  cluster = await openVerifiedCluster();
});

function validate(kubeconfig = cluster.server.kubeconfig("admin")) {
  const bin = join(cluster.server.folder, "kit");
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, "kubectl"), KUBECTL);
  chmodSync(join(bin, "kubectl"), 0o755);
  writeFileSync(join(bin, "sql"), answerHealthy(apps)["sql"] ?? "");
  writeFileSync(join(bin, "validate.sh"), apps.read("validate.sh"));
  const env = {
    ...process.env,
    PATH: `${bin}:${process.env["PATH"]}`,
    KUBECTL: findTool("kubectl"),
    SQL: join(bin, "sql"),
    KUBECONFIG: kubeconfig,
    KUBECACHEDIR: join(cluster.server.folder, "cache"),
    CONTEXT: "admin",
  };
  const { status, stdout, stderr } = spawnSync("dash", [join(bin, "validate.sh")], { encoding: "utf8", env });
  const others = [...stdout.matchAll(/^(FAIL|unknown) +([\w-]+):/gm)].map(([, verdict, id]) => `${verdict} ${id}`);
  return { status, stdout, stderr, others };
}

describe("validate.sh at a real API server", () => {
  it("reads every status by expressions that kubectl understands, and finds a healthy cluster healthy", () => {
    const started = performance.now();
    const { status, stdout, stderr, others } = validate();
    expect(others, stdout).toEqual([]);
    expect({ status, stderr }, stdout).toEqual({ status: 0, stderr: "" });
    note("kit", `validate.sh: ${stdout.split("\n").length - 2} checks at a real API server`, started);
  });

  it("says what is broken", async () => {
    const undo = await doHarm(cluster.client, [
      report(clusterPlace, { readyInstances: 2 }),
      report(at("deployments.apps/gitlab-pooler-rw"), { availableReplicas: 0 }),
    ]);
    const { status, others, stdout } = validate();
    await undo();
    expect(others, stdout).toEqual(["FAIL cluster-ready", "FAIL poolers-available"]);
    expect(status).toBe(1);
  });
});

describe("what people apply by hand", () => {
  it("is taken by a real API server, as a dry run", async () => {
    const kubeconfig = cluster.server.kubeconfig("admin");
    for (const name of ["restore-drill.yaml", "test-applications.yaml"]) {
      const args = ["create", "--dry-run=server", "--validate=strict", "-f", "-"];
      const { status, stdout, stderr } = await runKubectl(kubeconfig, args, apps.read(name));
      expect({ status, stderr }, stdout).toEqual({ status: 0, stderr: "" });
    }
  });
});
