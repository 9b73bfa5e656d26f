import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { answerHealthy } from "../../../packages/validation-kit/src/kit/test-fake-kubectl.ts";
import { committedCatalogs, openKit } from "../../../packages/validation-kit/src/kit/test-kit.ts";
import { createAccounts, printList } from "../control-plane/apply-as-flux.ts";
import { brokenStates } from "../control-plane/broken/broken-states.ts";
import { doHarm } from "../control-plane/broken/do-harm.ts";
import { listPods } from "../control-plane/pod-templates.ts";
import { runKubectl } from "../control-plane/run-kubectl.ts";
import { openVerifiedCluster, type VerifiedCluster } from "../control-plane/verified-cluster.ts";
import { type AnyObject, findTool } from "../manifests/real-tools.ts";
import { readObjects } from "../manifests/rendered-scenario.ts";
import { note } from "../summary.ts";

/** Real kubectl, but for commands in containers, which nobody runs here. */
const KUBECTL = `#!/bin/sh
case " $* " in
  *' exec '*--stdin*) exec awk -F '\\t' '{ print $0 "\\t" ($1 == "tenant-isolation" ? "pg_hba.conf rejects" : "no password supplied") }' ;;
  *' exec '*) cat "$SQL" ;;
  *) exec "$KUBECTL" "$@" ;;
esac
`;

/** One for each check of the script that asks no container; those that look at the same object would undo each other. */
const seen = [
  "the operator is down",
  "the secret store has no item of a tenant's password",
  "Flux fails to apply",
  "a pooler lacks a pod",
  "somebody has paused a pooler",
  "somebody has deleted a Database",
  "the schedule of backups is suspended",
  "the last backup failed",
  "the object store holds no backup of this cluster",
  "Dragonfly has two masters",
  "somebody has deleted Dragonfly",
  "an instance is fenced",
].map((name) => {
  const state = brokenStates.find((it) => it.name === name);
  if (state === undefined) throw new Error(`there is no broken state "${name}"`);
  return state;
});

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

  it("names what is broken, all of it in one run, with the ids of tenantry verify", async () => {
    const started = performance.now();
    const undos: Awaited<ReturnType<typeof doHarm>>[] = [];
    for (const { harms } of seen) undos.push(await doHarm(cluster.client, harms));
    const { status, others, stdout } = validate();
    for (const undo of undos.toReversed()) await undo();
    const expected = seen.map(({ check }) => `FAIL ${check}`);
    expect([...others].sort(), stdout).toEqual([...expected].sort());
    expect(status).toBe(1);
    note("kit", `validate.sh: ${seen.length} faults found at once at a real API server`, started);
  });
});

describe("what people apply by hand", () => {
  it.each(["restore-drill.yaml", "test-applications.yaml"])("%s is taken by a real API server", async (name) => {
    const { status, stdout, stderr } = await tryOut(apps.read(name));
    expect({ status, stderr }, stdout).toEqual({ status: 0, stderr: "" });
  });

  it("has Jobs whose pods are let into a namespace that is restricted", async () => {
    const namespace = "kit-restricted";
    const labels = { "pod-security.kubernetes.io/enforce": "restricted" };
    await cluster.client.apply({ apiVersion: "v1", kind: "Namespace", metadata: { name: namespace, labels } }, "tests");
    await createAccounts(cluster.server, [{ metadata: { namespace } }]);
    const pods = listPods(readObjects(apps.read("test-applications.yaml"))).map((pod) => ({
      ...pod,
      metadata: { ...(pod["metadata"] as object), namespace },
    }));
    expect(pods.length).toBeGreaterThan(4);
    const { status, stdout, stderr } = await tryOut(printList(pods));
    expect({ status, stderr }, stdout).toEqual({ status: 0, stderr: "" });
    expect(stdout.match(/created \(server dry run\)/g)).toHaveLength(pods.length);
    const [first] = pods;
    const { securityContext: _, ...spec } = (first as AnyObject)["spec"] as AnyObject;
    const refused = await tryOut(JSON.stringify({ ...first, spec }));
    expect(refused.stderr).toContain('violates PodSecurity "restricted:latest"');
  });
});

function tryOut(text: string) {
  const args = ["create", "--dry-run=server", "--validate=strict", "-f", "-"];
  return runKubectl(cluster.server.kubeconfig("admin"), args, text);
}
