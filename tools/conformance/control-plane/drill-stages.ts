import type { DrillId } from "@tenantry/validation-kit";
import { countUnarchived, MARKERS } from "../../../packages/validation-kit/src/sql/drill-marker.ts";
import { stageDragonfly } from "../../../packages/validation-kit/src/test-dragonfly-stage.ts";
import { DrillStage } from "../../../packages/validation-kit/src/test-drill.ts";
import { stageFailover } from "../../../packages/validation-kit/src/test-failover.ts";

/** A cluster in memory on which each drill goes through to its end. */
export const drillStages: Readonly<Record<DrillId, () => DrillStage>> = {
  failover: () => stageFailover(),
  "pooler-failover": () => stageFailover(),
  backup: stageBackup,
  restore: stageRestore,
  "dragonfly-failover": () => stageDragonfly(),
  "dragonfly-persistence": () => stageDragonfly(),
  benchmark: stageBenchmark,
};

function stageBackup(): DrillStage {
  const stage = new DrillStage();
  stage.created = (object) => {
    object.status = { phase: "completed" };
  };
  return stage;
}

function stageRestore(): DrillStage {
  const stage = new DrillStage();
  const file = "000000010000000000000007";
  const written = ["before the backup", "after the backup"].map((text) => ({ id: text, written: text }));
  const { rows } = stage.cluster.containers;
  rows.set(countUnarchived(file), [{ waiting: 0 }]);
  rows.set(MARKERS, written);
  rows.set(`pod/tenantry-drill-restore-1 ${MARKERS}`, written);
  stage.executed = (_, stdin) => (stdin.includes("pg_switch_wal") ? `${file}\n` : "");
  stage.created = (object) => {
    object.status = { phase: "completed", readyInstances: 1 };
    const { name, namespace } = object.metadata;
    const labels = { ...object.metadata.labels, "cnpg.io/cluster": name };
    const metadata = { name: `${name}-1`, namespace, labels };
    if (object.kind === "Cluster")
      stage.cluster.objects.push({ apiVersion: "v1", kind: "PersistentVolumeClaim", metadata });
  };
  return stage;
}

const PGBENCH =
  "number of transactions actually processed: 10000/10000\nlatency average = 1.0 ms\ntps = 9000.0 (without initial connection time)\n";
const REDIS_BENCHMARK = '"SET","90000.00"\n"GET","90000.00"\n';

function stageBenchmark(): DrillStage {
  const stage = stageDragonfly();
  stage.executed = (command) =>
    command.includes("redis-benchmark") ? REDIS_BENCHMARK : command.includes("pgbench") ? PGBENCH : "1\n";
  stage.created = ({ metadata, ...object }) => {
    stage.cluster.find(object.kind, metadata.name).status = { phase: "Succeeded" };
    stage.cluster.logs.set(`${metadata.namespace}/pod/${metadata.name}`, PGBENCH);
  };
  return stage;
}
