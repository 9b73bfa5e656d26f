import { nameObject, valueAt } from "../reading/fields.ts";
import {
  CHANNELS,
  covers,
  FAMILIES,
  type HbaEntry,
  isForEverybody,
  readHbaFile,
  touchedFamilies,
  wholeFamilies,
} from "../reading/hba-file.ts";
import type { Rule } from "../rule.ts";

const PLACES = [
  ["Cluster", ["spec", "postgresql", "pg_hba"]],
  ["Pooler", ["spec", "pgbouncer", "pg_hba"]],
] as const;

/** PostgreSQL 17, docs/auth-pg-hba-conf: the first line that fits decides, there is no second try. */
export const hbaLineUnreachable: Rule = {
  id: "hba-line-unreachable",
  severity: "warning",
  title: "Every line of `pg_hba` can decide something.",
  *check(subject) {
    for (const [kind, place] of PLACES) {
      for (const manifest of subject.ofKind(kind)) {
        const entries = readHbaFile(valueAt(manifest.object, ...place)) ?? [];
        for (const { index, by } of listUnreachable(entries)) {
          const [text, before] = [index, by].map((at) => String(valueAt(manifest.object, ...place, at)));
          yield {
            manifest,
            path: [...place, index],
            message: `${nameObject(manifest.object)}: \`${text}\` is never looked at, as \`${before}\` before it decides for everybody`,
            help: "move it before that line, or remove it",
          };
        }
      }
    }
  },
};

function* listUnreachable(entries: readonly HbaEntry[]): Iterable<{ readonly index: number; readonly by: number }> {
  const decided = new Map<string, number>();
  // Before the first line for everybody nothing is decided.
  const first = entries.findIndex(({ line }) => isForEverybody(line));
  for (const { index, line } of first < 0 || first === entries.length - 1 ? [] : entries.slice(first)) {
    const channels = CHANNELS.filter((channel) => covers(line, channel));
    if (line.type === "local" || channels.length === 0) continue;
    // `all` is not physical replication.
    if (line.databases.includes("replication")) continue;
    const doors = channels.flatMap((channel) => touchedFamilies(line).map((family) => `${channel} ${family}`));
    const by = doors.map((door) => decided.get(door));
    const last = Math.max(...by.map((at) => at ?? -1));
    if (by.every((at) => at !== undefined)) {
      yield { index, by: last };
      continue;
    }
    if (!isForEverybody(line)) continue;
    for (const channel of channels) {
      for (const family of FAMILIES.filter((each) => wholeFamilies(line).includes(each))) {
        if (!decided.has(`${channel} ${family}`)) decided.set(`${channel} ${family}`, index);
      }
    }
  }
}
