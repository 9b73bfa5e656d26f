import { askRows, findPrimary, type Row } from "./ask-postgres.ts";
import type { CheckContext } from "./check.ts";
import { readNumber, readText } from "./read-field.ts";
import { STANDBYS } from "./sql/replication.ts";

export interface Standby {
  /** Its pod. */
  readonly name: string;
  readonly state: string;
  readonly syncState: string;
  /** Bytes of WAL that it has not replayed; undefined right after it connected. */
  readonly lagBytes: number | undefined;
}

/** The instances that stream from the primary. Copies that are being made connect under names of their own. @throws Unanswered */
export async function listStandbys(context: CheckContext): Promise<readonly Standby[]> {
  const { name } = context.catalog.cluster;
  const rows = await askRows(context.cluster, await findPrimary(context), { statement: STANDBYS });
  return rows.map(readStandby).filter((standby) => isInstance(standby.name, name));
}

function readStandby(row: Row): Standby {
  return {
    name: readText(row, "standby") ?? "",
    state: readText(row, "state") ?? "",
    syncState: readText(row, "sync_state") ?? "",
    lagBytes: readNumber(row, "replay_lag_bytes"),
  };
}

function isInstance(standby: string, cluster: string): boolean {
  return standby.startsWith(`${cluster}-`) && /^\d+$/.test(standby.slice(cluster.length + 1));
}
