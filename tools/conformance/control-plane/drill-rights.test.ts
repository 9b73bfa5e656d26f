import { type DrillContext, drills } from "@tenantry/validation-kit";
import { beforeAll, describe, expect, it } from "vitest";
import { commandToRemove } from "../../../apps/generator/src/verify/leftovers.ts";
import { note } from "../summary.ts";
import { createAccounts } from "./apply-as-flux.ts";
import { bind, readRole } from "./documented-roles.ts";
import { drillStages } from "./drill-stages.ts";
import { describePod } from "./healthy/workloads.ts";
import { findMissing, listRights, type Right } from "./needed-rights.ts";
import { mustKubectl, runKubectl } from "./run-kubectl.ts";
import { openVerifiedCluster, type VerifiedCluster } from "./verified-cluster.ts";

/** Of the catalog of the stages. */
const [DATABASES, DRAGONFLY] = ["databases", "dragonfly-system"];
const USER = "verifier";
let cluster: VerifiedCluster;

beforeAll(async () => {
  cluster = await openVerifiedCluster();
  const { client, server } = cluster;
  const labels = {
    "pod-security.kubernetes.io/enforce": "restricted",
    "pod-security.kubernetes.io/warn": "restricted",
  };
  await client.apply({ apiVersion: "v1", kind: "Namespace", metadata: { name: DATABASES, labels } }, "tests");
  await createAccounts(server, [{ metadata: { namespace: DATABASES } }]);
  await bind(client, readRole("tenantry-verify"));
  await bind(client, readRole("tenantry-drill", "cnpg-system"), DATABASES);
  await bind(client, readRole("tenantry-drill", "dragonfly-system"), DRAGONFLY);
});

interface Attempt {
  readonly args: readonly string[];
  readonly stdin: string;
}

/** Runs a drill in memory. @returns what it asked kubectl for, cleaning up included */
async function record(id: (typeof drills)[number]["id"]) {
  const drill = drills.find((it) => it.id === id);
  if (drill === undefined) throw new Error(`there is no drill ${id}`);
  const { context } = drillStages[id]();
  const changes: Attempt[] = [];
  const recording: DrillContext = {
    ...context,
    change: (args, options) => {
      changes.push({ args, stdin: options?.stdin ?? "" });
      return context.change(args, options);
    },
  };
  const { faults } = await drill.run(recording);
  await drill.cleanUp(recording);
  const reads = context.cluster.transcript.map(({ command }) => command.split(" ").slice(1));
  return { faults, changes, reads };
}

describe("who has the role for drills", () => {
  it.each(drills.map(({ id }) => id))("may do all that the drill %s does, up to its end", async (id) => {
    const started = performance.now();
    const { faults, changes, reads } = await record(id);
    expect(faults).toEqual([]);
    const rights = [
      ...reads.flatMap((args) => listRights(args)),
      ...changes.flatMap(({ args, stdin }) => listRights(args, stdin)),
    ];
    expect(reads.length).toBeGreaterThan(2);
    expect(await findMissing(cluster.client, USER, rights)).toEqual([]);
    note(
      "verify",
      `rights: ${id} needs ${new Set(rights.map((it) => JSON.stringify(it))).size}, all documented`,
      started,
    );
  });

  it.each(drills.map(({ id }) => id))("makes the objects of the drill %s, in a restricted namespace", async (id) => {
    const { changes } = await record(id);
    for (const { args, stdin } of changes.filter((it) => it.args[0] === "create")) {
      const flags = ["--dry-run=server", "--validate=strict"];
      const { status, stderr } = await runKubectl(cluster.server.kubeconfig(USER), [...args, ...flags], stdin);
      expect({ status, stderr }, stdin).toEqual({ status: 0, stderr: "" });
    }
  });

  it("may hold the lock, and remove what was left", async () => {
    const lock = ["get", "list", "create", "update", "delete", "watch"].map((verb): Right => {
      return { verb, resource: "configmaps", namespace: DATABASES };
    });
    const [kinds = ""] = /(?<=kubectl delete )\S+/.exec(commandToRemove(DATABASES, "any")) ?? [];
    expect(kinds).toContain("backups.postgresql.cnpg.io");
    const lists = kinds.split(",").map((resource): Right => ({ verb: "list", resource, namespace: DATABASES }));
    expect(await findMissing(cluster.client, USER, [...lock, ...lists])).toEqual([]);
  });

  it("may do nothing more: not elsewhere, and not to the Cluster that is there", async () => {
    const rights = [
      { verb: "delete", resource: "pods", namespace: "kube-system" },
      { verb: "create", resource: "pods", namespace: DRAGONFLY },
      { verb: "patch", resource: "clusters.postgresql.cnpg.io", namespace: DATABASES },
      { verb: "update", resource: "clusters.postgresql.cnpg.io", namespace: DATABASES },
      { verb: "list", resource: "secrets", namespace: DATABASES },
    ];
    expect(await findMissing(cluster.client, USER, rights)).toHaveLength(rights.length);
  });

  it("needs the right to watch what it deletes, as kubectl waits for that", async () => {
    const admin = cluster.server.kubeconfig("admin");
    const metadata = { name: "stays", namespace: DRAGONFLY, finalizers: ["tenantry.dev/test"] };
    await mustKubectl(
      admin,
      ["create", "--filename=-"],
      JSON.stringify({ apiVersion: "v1", kind: "Pod", metadata, spec }),
    );
    const role = readRole("tenantry-drill", "dragonfly-system");
    const deletion = ["delete", "pods/stays", `--namespace=${DRAGONFLY}`, "--timeout=1s"];
    const withoutWatch = role.rules.map((rule) => ({ ...rule, verbs: rule.verbs.filter((verb) => verb !== "watch") }));
    const kubeconfig = cluster.server.kubeconfig(USER);
    await bind(cluster.client, { ...role, rules: withoutWatch }, DRAGONFLY);
    const blind = await runKubectl(kubeconfig, deletion);
    await bind(cluster.client, role, DRAGONFLY);
    const seeing = await runKubectl(kubeconfig, deletion);
    const path = `/api/v1/namespaces/${DRAGONFLY}/pods/stays`;
    const body = { metadata: { finalizers: null } };
    await cluster.client.ask({ method: "PATCH", path, body, type: "application/merge-patch+json" }, 404);
    expect(blind.stderr).toContain("Failed to watch");
    expect(seeing.stderr.trim()).toBe("error: timed out waiting for the condition on pods/stays");
  });
});

const spec = { nodeName: "node-1", ...describePod(["any"]) };
