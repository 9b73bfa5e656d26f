import type { Catalog } from "@tenantry/tenant-model";
import { WRITTEN } from "./sql/drill-writes.ts";
import { STANDBYS } from "./sql/replication.ts";
import { DrillStage } from "./test-drill.ts";

/** What goes wrong in a failover. */
export interface Mishap {
  /** Nobody takes over. */
  readonly noElection?: true;
  /** Numbers of writes that the new primary does not have. */
  readonly lost?: readonly number[];
  /** How long nobody can write, in seconds; 5 when left out. */
  readonly downtime?: number;
  /** The old primary stays away. */
  readonly noReturn?: true;
  /** The writer is refused from the start. */
  readonly refused?: string;
}

/** A cluster whose primary can be killed: a standby takes over after 3 s, and the old primary is back after 20 s. */
export function stageFailover(mishap: Mishap = {}, catalog?: Catalog): DrillStage {
  const stage = new DrillStage(catalog);
  const { cluster } = stage;
  const { name, namespace } = stage.catalog.cluster;
  const { downtime = 5, lost = [] } = mishap;
  const log: string[] = [];
  let number = 0;
  let killed: number | undefined;
  const pods = cluster.objects.filter(({ metadata }) => metadata.labels?.["cnpg.io/podRole"] === "instance");
  const setStandbys = (names: readonly string[]) => {
    const rows = names.map((standby) => ({ standby, state: "streaming", sync_state: "quorum", replay_lag_bytes: 0 }));
    cluster.containers.rows.set(STANDBYS, rows);
  };
  stage.created = ({ kind, metadata }) => {
    if (kind === "Pod") cluster.logs.set(`${namespace}/pod/${metadata.name}`, "");
  };
  stage.deleted = ({ metadata }) => {
    if (metadata.name !== `${name}-1`) return;
    killed = last;
    setStandbys([]);
    cluster.find("Cluster", name).status.readyInstances -= 1;
  };
  let last = 0;
  stage.ticked = (now) => {
    // The writer is not asked any more after that.
    const end = killed === undefined ? now : Math.min(now, killed + 100);
    for (let at = last; at < end; at += 0.1) {
      const isDown = killed !== undefined && (mishap.noElection === true || at < killed + downtime);
      number += 1;
      const said = mishap.refused ?? "connection refused";
      log.push(
        isDown || mishap.refused !== undefined ? `refused ${number} ${at} ${said}` : `acknowledged ${number} ${at}`,
      );
    }
    last = now;
    const acknowledged = log.flatMap((line) => /^acknowledged (\d+)/.exec(line)?.[1] ?? []).map(Number);
    cluster.containers.rows.set(
      WRITTEN,
      acknowledged.filter((one) => !lost.includes(one)).map((one) => ({ number: one })),
    );
    for (const key of cluster.logs.keys()) if (key.includes("tenantry-drill")) cluster.logs.set(key, log.join("\n"));
    if (killed === undefined || mishap.noElection === true) return;
    const { status } = cluster.find("Cluster", name);
    if (now >= killed + 3 && status.currentPrimary === `${name}-1`) {
      Object.assign(status, { currentPrimary: `${name}-2`, targetPrimary: `${name}-2` });
      cluster.find("Pod", `${name}-2`).metadata.labels["cnpg.io/instanceRole"] = "primary";
      setStandbys([`${name}-3`]);
    }
    if (mishap.noReturn === undefined && now >= killed + 20 && status.readyInstances < 3) {
      status.readyInstances = 3;
      const [old] = pods;
      old.metadata.labels["cnpg.io/instanceRole"] = "replica";
      cluster.objects.push(old);
      setStandbys([`${name}-1`, `${name}-3`]);
    }
  };
  return stage;
}
