import { askRows, findPrimary, listInstances, nameOf } from "../ask-postgres.ts";
import { createObject, removeObjects, runStatements } from "../change-cluster.ts";
import { DRILL_LABEL, type DrillContext, type DrillId } from "../drill.ts";
import { nameDrillObject } from "../drill-names.ts";
import { buildDrillPod, CONTAINER } from "../drill-pod.ts";
import { readNumber } from "../read-field.ts";
import { RESOURCES } from "../resource-names.ts";
import { createWrites, DROP_SCHEMA, WRITTEN } from "../sql/drill-writes.ts";
import type { TenantClient } from "../tenant-client.ts";
import { Unanswered } from "../unanswered.ts";
import { waitUntil } from "../wait-until.ts";
import { readWrites, type Writes } from "./read-writes.ts";
import { WRITE_ROWS } from "./write-rows.ts";

/** Longer than a failover with a new copy of the old primary takes; then Kubernetes ends the writer even if nobody else does. */
const DEADLINE_SECONDS = 3600;
/** More than it can write in that time. */
const ALL_LINES = 1_000_000;
const ENOUGH = 20;

export interface Writer {
  readonly drill: DrillId;
  readonly client: TenantClient;
}

/** Starts a pod that writes as the tenant, and waits until it does. @throws Unanswered where it does not */
export async function startWriter(context: DrillContext, { drill, client }: Writer): Promise<void> {
  const [instance] = await listInstances(context);
  if (instance === undefined) throw new Unanswered(noWriter("there is no instance", client));
  await runStatements(context, { database: client.database, statements: createWrites(client.role) });
  const work = { drill, client, script: WRITE_ROWS, instance, deadlineSeconds: DEADLINE_SECONDS };
  await createObject(context, buildDrillPod(context.catalog, work));
  const patience = { what: `the writer ${nameDrillObject(drill)}`, seconds: 180, pause: 1 };
  const started = await waitUntil(context, patience, async () => {
    const writes = await readLog(context, drill, 2 * ENOUGH);
    return writes.acknowledged.length >= ENOUGH ? writes : undefined;
  });
  if (started !== undefined) return;
  const { lastRefusal } = await readLog(context, drill, ENOUGH);
  throw new Unanswered(noWriter(`it was last told: ${lastRefusal || "nothing at all"}`, client));
}

function noWriter(why: string, { role, database, host }: TenantClient) {
  return {
    kind: "unreachable",
    message: `role ${role} could not write to database ${database} through ${host}, before anything was done to the cluster: ${why}`,
    help: "tenantry verify without drills tells what is wrong with the cluster or this tenant",
  } as const;
}

/** The number of the last write that was acknowledged; 0: none. @throws Unanswered */
export async function readProgress(context: DrillContext, { drill }: Writer): Promise<number> {
  return (await readLog(context, drill, ENOUGH)).acknowledged.at(-1)?.number ?? 0;
}

export interface WriterOutcome {
  readonly writes: Writes;
  /** Numbers of the rows that are there. */
  readonly present: ReadonlySet<number>;
}

/** What the writer was told, and what the primary has of it. @throws Unanswered */
export async function judgeWriter(context: DrillContext, { drill, client }: Writer): Promise<WriterOutcome> {
  // The log first: what is acknowledged after that is a row too many, and no row is missing.
  const writes = await readLog(context, drill, ALL_LINES);
  const { database } = client;
  const rows = await askRows(context.cluster, await findPrimary(context), { statement: WRITTEN, database });
  return { writes, present: new Set(rows.map((row) => readNumber(row, "number") ?? 0)) };
}

/** Also after a run that was cut off. @throws Unanswered */
export async function removeWriter(context: DrillContext, { drill, client }: Writer): Promise<void> {
  const { namespace } = context.catalog.cluster;
  const selector = `${DRILL_LABEL}=${drill}`;
  await removeObjects(context, { resource: RESOURCES.pod, namespace, selector, graceSeconds: 1 });
  const drop = () => runStatements(context, { database: client.database, statements: DROP_SCHEMA });
  // There may be no primary yet.
  const patience = { what: "a primary from which the drill's schema can be dropped", seconds: 120, pause: 3 };
  const dropped = await waitUntil(context, patience, drop);
  if (dropped === undefined) await drop();
}

async function readLog(context: DrillContext, drill: DrillId, lines: number): Promise<Writes> {
  const { namespace } = context.catalog.cluster;
  const target = `pod/${nameDrillObject(drill)}`;
  return readWrites(await context.cluster.logs({ namespace, target, container: CONTAINER }, lines));
}

/** The pods of the instances by name. @throws Unanswered */
export async function listInstanceNames(context: DrillContext): Promise<readonly string[]> {
  return (await listInstances(context)).map(nameOf);
}
