import type { Dragonfly } from "@tenantry/tenant-model";
import { valueOf } from "@tenantry/tenant-model";
import { nameOf } from "../ask-postgres.ts";
import type { CheckContext, CheckFault } from "../check.ts";
import { checkDragonfly, listDragonflyPods, nameDragonfly, showPods } from "../dragonfly/dragonfly-check.ts";
import { findLongestGap } from "../dragonfly/longest-gap.ts";
import { showValue } from "../read-field.ts";
import { readInfo } from "../redis/read-info.ts";
import { ADMIN_CLI, askAdmin, INFO_PERSISTENCE, SNAPSHOT_CRON, TIME } from "../redis/redis-cli.ts";
import { formatSpan } from "../timestamp.ts";

/** Seconds that writing a snapshot may take. */
const GRACE = 900;

export const dragonflySnapshots = checkDragonfly({
  id: "dragonfly-snapshots",
  criterion: "AC7",
  title: "Dragonfly writes its snapshots when the catalog says, and the last one succeeded",
  unless: ({ snapshot }) => (snapshot === undefined ? "dragonfly.snapshot is not set: it keeps nothing" : undefined),
  async run(context, dragonfly) {
    const cron = dragonfly.snapshot === undefined ? "" : valueOf(dragonfly.snapshot.cron);
    const gap = findLongestGap(cron);
    const faults: CheckFault[] = [];
    const found: string[] = [];
    for (const pod of (await listDragonflyPods(context, dragonfly)).map(nameOf)) {
      const state = await readState(context, dragonfly, pod);
      found.push(`${pod} ${state.age === undefined ? "never" : `${formatSpan(state.age)} ago`}`);
      for (const reason of judge(state, cron, gap)) {
        const { namespace } = dragonfly;
        const help = `kubectl -n ${namespace} exec ${pod} -c dragonfly -- ${[...ADMIN_CLI, ...INFO_PERSISTENCE].join(" ")}; what it says of snapshots: kubectl -n ${namespace} logs ${pod} -c dragonfly | grep -i snapshot`;
        faults.push({ message: `pod ${namespace}/${pod} of Dragonfly ${dragonfly.name} ${reason}`, help });
      }
    }
    const { name, namespace } = dragonfly;
    if (found.length === 0)
      faults.push({ message: `Dragonfly ${namespace}/${name} has no pods`, help: showPods(dragonfly) });
    return {
      expectation: `snapshot_cron ${cron}, the last snapshot at most ${gap === undefined ? "one run" : formatSpan(gap + GRACE)} ago and ok`,
      found: `last snapshots: ${found.join(", ") || "none"}`,
      faults,
    };
  },
});

interface SnapshotState {
  readonly cron: string;
  readonly status: string | undefined;
  readonly error: string;
  readonly loading: boolean;
  /** Seconds since the last one that succeeded, or since the start. */
  readonly age: number | undefined;
}

async function readState({ cluster }: CheckContext, dragonfly: Dragonfly, pod: string): Promise<SnapshotState> {
  const container = nameDragonfly(dragonfly, pod);
  const info = readInfo(await askAdmin(cluster, container, INFO_PERSISTENCE));
  const [, cron = ""] = (await askAdmin(cluster, container, SNAPSHOT_CRON)).split(/\r?\n/);
  const now = Number.parseInt(await askAdmin(cluster, container, TIME), 10);
  const saved = Number.parseInt(info.get("last_success_save") ?? "", 10);
  const age = now - saved;
  return {
    cron,
    status: info.get("rdb_last_bgsave_status"),
    error: info.get("last_error") ?? "",
    loading: info.get("loading") === "1",
    age: Number.isNaN(age) ? undefined : age,
  };
}

function judge(
  { cron, status, error, loading, age }: SnapshotState,
  expected: string,
  gap: number | undefined,
): string[] {
  const reasons: string[] = [];
  if (cron.trim() !== expected) reasons.push(`has the snapshot_cron ${showValue(cron.trim())}, expected ${expected}`);
  if (loading) reasons.push("is still loading its snapshot");
  if (status !== "ok") {
    reasons.push(`says of its last snapshot: ${showValue(status)}${error === "" ? "" : `, ${error}`}; expected ok`);
  }
  if (age === undefined) reasons.push("does not say when it wrote its last snapshot");
  else if (gap !== undefined && age > gap + GRACE) {
    reasons.push(`wrote its last snapshot ${formatSpan(age)} ago, expected at most ${formatSpan(gap + GRACE)}`);
  }
  return reasons;
}
