import { askRows, findPrimary, nameInstance } from "../ask-postgres.ts";
import { runStatements } from "../change-cluster.ts";
import type { DrillContext } from "../drill.ts";
import { nameDrillObject, SCRATCH } from "../drill-names.ts";
import { readText } from "../read-field.ts";
import {
  addMarker,
  CREATE_MARKERS,
  CREATE_SCRATCH,
  countUnarchived,
  MARKERS,
  SWITCH_WAL,
} from "../sql/drill-marker.ts";
import { Unanswered } from "../unanswered.ts";
import { waitUntil } from "../wait-until.ts";

const ARCHIVE_SECONDS = 600;

export interface Marker {
  readonly id: string;
  readonly written: string;
}

/** The scratch database, with a row that the base backup has to hold. @throws Unanswered */
export async function writeFirstMarker(context: DrillContext): Promise<void> {
  await runStatements(context, { database: "postgres", statements: CREATE_SCRATCH });
  await runStatements(context, {
    database: SCRATCH,
    statements: [...CREATE_MARKERS, ...addMarker("before the backup")],
  });
}

/** A row that only the WAL after the backup holds, and waits until that is in the store. @throws Unanswered */
export async function writeLastMarker(context: DrillContext): Promise<void> {
  const statements = [...addMarker("after the backup"), ...SWITCH_WAL];
  const file = (await runStatements(context, { database: SCRATCH, statements })).trim();
  if (!/^[0-9A-F]{24}$/.test(file)) throw new Unanswered(noArchive(`pg_switch_wal answered ${file || "nothing"}`));
  const patience = { what: `WAL file ${file} to be archived`, seconds: ARCHIVE_SECONDS, pause: 1 };
  const archived = await waitUntil(context, patience, async () => {
    const [row] = await askRows(context.cluster, await findPrimary(context), { statement: countUnarchived(file) });
    return row?.["waiting"] === 0 ? true : undefined;
  });
  if (archived === undefined)
    throw new Unanswered(noArchive(`WAL file ${file} was not archived within ${ARCHIVE_SECONDS} s`));
}

function noArchive(message: string) {
  return { kind: "unreachable", message, help: "the check wal-archiving says what is wrong with the archive" } as const;
}

/** @throws Unanswered */
export async function readSourceMarkers(context: DrillContext): Promise<readonly Marker[]> {
  const rows = await askRows(context.cluster, await findPrimary(context), { statement: MARKERS, database: SCRATCH });
  return rows.map(readMarker);
}

/** @throws Unanswered */
export async function readRestoredMarkers({ catalog, cluster }: DrillContext): Promise<readonly Marker[]> {
  const instance = nameInstance(catalog, `${nameDrillObject("restore")}-1`);
  return (await askRows(cluster, instance, { statement: MARKERS, database: SCRATCH })).map(readMarker);
}

function readMarker(row: unknown): Marker {
  return { id: readText(row, "id") ?? "", written: readText(row, "written") ?? "" };
}
