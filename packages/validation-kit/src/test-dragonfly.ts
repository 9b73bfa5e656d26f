import { DRAGONFLY_AUTH_KEY, listDragonflyUsers } from "@tenantry/renderer";
import { type Catalog, type Dragonfly, valueOf } from "@tenantry/tenant-model";
import { selectPods } from "./dragonfly/dragonfly-check.ts";
import { makeSecret } from "./test-clients.ts";
import type { TestCluster, TestObject } from "./test-cluster.ts";
import { answerClient, parseArguments } from "./test-redis.ts";

/** Anew each time: tests change what they find. */
const ready = () => ({ conditions: [{ type: "Ready", status: "True", message: "" }] });
/** Of the server's clock, and of the last snapshot. */
const NOW = Date.UTC(2026, 10, 21, 12) / 1000;

/** Dragonfly as the catalog describes it, and its operator: the first pod is the master. */
export function addDragonfly(cluster: TestCluster, catalog: Catalog): void {
  const { dragonfly } = catalog;
  if (dragonfly === undefined) return;
  const { name, namespace, auth, replicas } = dragonfly;
  cluster.find("Dragonfly", name).status = { phase: "Ready", isRollingUpdate: false };
  cluster.objects.push(
    ...listOperatorObjects(dragonfly),
    makeSecret(namespace, auth.secretName, { [DRAGONFLY_AUTH_KEY]: "pw-default" }),
  );
  const labels = Object.fromEntries(
    selectPods(dragonfly)
      .split(",")
      .map((pair) => pair.split("=")),
  );
  for (let index = 0; index < replicas; index += 1) {
    const role = index === 0 ? "master" : "replica";
    cluster.objects.push({
      ...{ apiVersion: "v1", kind: "Pod", status: ready() },
      metadata: { name: `${name}-${index}`, namespace, labels: { ...labels, role } },
    });
  }
  cluster.containers.others.push((args, stdin) => {
    if (!args.includes("--container=dragonfly") || !args.includes("redis-cli")) return undefined;
    const isAdmin = args.includes("9999");
    const command = args.slice(args.indexOf(isAdmin ? "9999" : "6379") + 1);
    if (!isAdmin)
      return {
        stdout: answerClient(catalog, dragonfly, { isEncrypted: command.includes("--tls"), stdin }),
        exitCode: 0,
      };
    const asked = command.length > 0 ? [command] : stdin.trim().split("\n").map(parseArguments);
    return {
      stdout: asked.map((words) => answerAdmin(catalog, dragonfly, { pod: args[1] ?? "", words })).join(""),
      exitCode: 0,
    };
  });
}

/** Gives another answer where a command in a container of Dragonfly, or its input, holds some words. */
export function answerInstead(cluster: TestCluster, words: string, stdout: string): void {
  cluster.containers.others.unshift((args, stdin) =>
    args.includes("redis-cli") && `${args.join(" ")}\n${stdin}`.includes(words) ? { stdout, exitCode: 0 } : undefined,
  );
}

function listOperatorObjects({ networkPolicy }: Dragonfly): TestObject[] {
  const namespace = networkPolicy.operatorNamespaces[0] ?? "dragonfly-operator-system";
  const labels = { "app.kubernetes.io/name": "dragonfly-operator", "control-plane": "controller-manager" };
  const metadata = { name: "dragonfly-operator", namespace, labels };
  return [
    { apiVersion: "apps/v1", kind: "Deployment", metadata, spec: { replicas: 1 }, status: { availableReplicas: 1 } },
    { apiVersion: "v1", kind: "Pod", metadata: { ...metadata, name: "dragonfly-operator-0" }, status: ready() },
  ];
}

function answerAdmin(
  catalog: Catalog,
  { name, replicas, snapshot }: Dragonfly,
  { pod, words }: { readonly pod: string; readonly words: readonly string[] },
): string {
  const [first, second] = words;
  if (first === "TIME") return `${NOW}\n123456\n`;
  if (first === "CONFIG") return `snapshot_cron\n${snapshot === undefined ? "" : valueOf(snapshot.cron)}\n`;
  if (second === "persistence")
    return `# Persistence\r\nlast_success_save:${NOW - 60}\r\nloading:0\r\nrdb_last_bgsave_status:ok\r\nlast_error:\r\n`;
  if (second === "replication") return pod === `pod/${name}-0` ? describeMaster(replicas) : describeReplica();
  if (second === "DRYRUN") return `This user has no permissions to run the '${words[3]}' command\n`;
  if (second === "LIST") return listUsers(catalog);
  throw new Error(`the test's Dragonfly has no answer to ${words.join(" ")}`);
}

function describeMaster(replicas: number): string {
  const others = Array.from(
    { length: replicas - 1 },
    (_, index) => `slave${index}:ip=10.0.2.${index},port=9999,state=stable_sync,lag=0\r\n`,
  );
  return `# Replication\r\nrole:master\r\nconnected_slaves:${others.length}\r\n${others.join("")}master_replid:x\r\n`;
}

function describeReplica(): string {
  return "# Replication\r\nrole:replica\r\nmaster_host:10.0.2.1\r\nmaster_link_status:up\r\nmaster_sync_in_progress:0\r\nslave_repl_offset:42\r\n";
}

function listUsers(catalog: Catalog): string {
  const users = listDragonflyUsers(catalog).map(({ name, active, prefix }) =>
    active
      ? `user ${name} on #abc ~${prefix}* resetchannels &${prefix}* +@all -@dangerous $all`
      : `user ${name} off resetchannels -@all $all`,
  );
  return `${["user default on #abc ~* &* +@all $all", ...users].join("\n")}\n`;
}
