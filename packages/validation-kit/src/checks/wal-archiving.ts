import { askRows, findPrimary } from "../ask-postgres.ts";
import { explainNoArchive } from "../backups.ts";
import type { Check, CheckFault } from "../check.ts";
import { readNumber, readText, showValue } from "../read-field.ts";
import { WAL_ARCHIVE } from "../sql/wal-archive.ts";
import { formatSpan } from "../timestamp.ts";

/** Seconds that a finished file may wait. Nothing is said of an idle server, which has none. */
const LONGEST_WAIT = 600;

export const walArchiving: Check = {
  id: "wal-archiving",
  criterion: "AC5",
  evidence: "backup-restore",
  title: "WAL is archived as it is written, and no failure is newer than the last success",
  inapplicable: explainNoArchive,
  async run(context) {
    const { name, namespace } = context.catalog.cluster;
    const primary = await findPrimary(context);
    const [row] = await askRows(context.cluster, primary, { statement: WAL_ARCHIVE });
    const archived = readNumber(row, "archived_seconds_ago");
    const failed = readNumber(row, "failed_seconds_ago");
    const failures = readNumber(row, "failed_count") ?? 0;
    const waiting = readNumber(row, "waiting_files") ?? 0;
    const oldest = readNumber(row, "oldest_waiting_seconds") ?? 0;
    const faults: CheckFault[] = [];
    const place = `${namespace}/${primary.target}`;
    const report = (message: string) =>
      faults.push({
        message,
        help: `see what the archiver says: kubectl -n ${namespace} logs ${primary.target} --all-containers --tail=200 | grep -i archiv; kubectl -n ${namespace} get cluster ${name} -o jsonpath='{.status.conditions}'`,
      });
    if (archived === undefined) report(`PostgreSQL in ${place} has archived no WAL yet, expected some`);
    if (failed !== undefined && (archived === undefined || failed < archived)) {
      report(
        `archiving of ${showValue(readText(row, "last_failed_wal"))} failed ${formatSpan(failed)} ago on ${place}, and nothing was archived since (${failures} failures): pg_wal fills up`,
      );
    }
    if (waiting > 0 && oldest > LONGEST_WAIT) {
      report(
        `${waiting} WAL files wait to be archived on ${place}, the oldest for ${formatSpan(oldest)}, expected at most ${formatSpan(LONGEST_WAIT)}`,
      );
    }
    const last = archived === undefined ? "nothing archived" : `last archived ${formatSpan(archived)} ago`;
    return {
      expectation: `no WAL file waits longer than ${formatSpan(LONGEST_WAIT)}, and archiving has not failed since it last worked`,
      found: `${last}, ${waiting} files wait, ${failures} failures ever`,
      faults,
    };
  },
};
