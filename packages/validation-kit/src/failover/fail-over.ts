import { CRASH, change } from "../change-cluster.ts";
import type { DrillContext } from "../drill.ts";
import { getCluster } from "../live-cluster.ts";
import { readText } from "../read-field.ts";
import { waitUntil } from "../wait-until.ts";
import { readProgress, type Writer } from "../writer/run-writer.ts";
import { type ClusterState, readClusterState } from "./cluster-state.ts";

/** Beside the baseline, which the writer's own clock measures: after that nobody takes over any more. */
const TAKEOVER_SECONDS = 300;
/** A standby that cannot be rewound is copied anew, as large as the data may be. */
const REJOIN_SECONDS = 1800;

/** Nobody took over in the time that was given. */
export interface NoFailover {
  readonly next?: never;
}

/** How it went, in seconds since the primary was deleted; undefined: not at all in the time that it was given. */
export interface Failover {
  readonly old: string;
  readonly next: string;
  readonly electedAfter: number;
  readonly wroteAfter: number | undefined;
  readonly wholeAfter: number | undefined;
  /** At the end. */
  readonly state: ClusterState | undefined;
}

/**
 * Ends the primary as a crash would: a shutdown in its own time would wait for the poolers' sessions (CNPG v1.30.0,
 * docs/src/instance_manager.md). @throws Unanswered
 */
export async function failOver(context: DrillContext, writer: Writer, old: string): Promise<Failover | NoFailover> {
  const { report, now, catalog } = context;
  const { namespace } = catalog.cluster;
  const start = now();
  const since = () => now() - start;
  report(`deleting ${old} as a crash would end it`);
  await change(context, ["delete", `pods/${old}`, `--namespace=${namespace}`, ...CRASH]);
  const last = await readProgress(context, writer);

  const election = { what: `another primary than ${old}`, seconds: TAKEOVER_SECONDS, pause: 0.5 };
  const next = await waitUntil(context, election, async () => {
    const cluster = await getCluster(context);
    const primary = readText(cluster, "status", "currentPrimary");
    return primary !== undefined && primary !== "" && primary !== old ? primary : undefined;
  });
  if (next === undefined) return {};
  const electedAfter = since();
  report(`${next} took over after ${seconds(electedAfter)}`);

  const writing = { what: "the writer", seconds: TAKEOVER_SECONDS, pause: 1 };
  const wrote = await waitUntil(context, writing, async () =>
    // Some may still have been on their way when the primary went.
    (await readProgress(context, writer)) > last + 20 ? true : undefined,
  );
  const wroteAfter = wrote && since();
  report(wrote ? "writes are acknowledged again" : "no write was acknowledged since");

  let state: ClusterState | undefined;
  const rejoining = { what: `${old} as a standby`, seconds: REJOIN_SECONDS, pause: 2 };
  const whole = await waitUntil(context, rejoining, async () => {
    state = await readClusterState(context);
    return state.flaws.length === 0 ? true : undefined;
  });
  return { old, next, electedAfter, wroteAfter, wholeAfter: whole && since(), state };
}

export function seconds(value: number): string {
  return `${value.toFixed(1)} s`;
}
