import type { Path } from "@tenantry/tenant-model";
import { type Change, changesOf } from "../reading/committed.ts";
import { isSet } from "../reading/fields.ts";
import { plainTextAt } from "../reading/plain-text.ts";
import type { Rule } from "../rule.ts";

/** Days at least and at most. */
const UNITS: Readonly<Record<string, readonly [number, number]>> = { d: [1, 1], w: [7, 7], m: [28, 31] };

/** plugin-barman-cloud, docs, Retention Policies: what is older than the window is deleted when the next backup completes. */
export const retentionShortened: Rule = {
  id: "retention-shortened",
  severity: "warning",
  title: "Backups are kept as long as they were.",
  *check(subject) {
    for (const change of changesOf(subject, "Cluster")) {
      if (isSet(change.spec, "backup", "barmanObjectStore")) yield* compare(change, ["backup", "retentionPolicy"]);
    }
    for (const change of changesOf(subject, "ObjectStore")) yield* compare(change, ["retentionPolicy"]);
  },
};

function* compare({ manifest, spec, before, title }: Change, place: readonly string[]) {
  const now = plainTextAt(spec, ...place);
  const old = plainTextAt(before, ...place);
  const days = readDays(now);
  const oldDays = readDays(old);
  if (days === undefined || (isSet(before, ...place) && oldDays === undefined)) return;
  if (oldDays !== undefined && days[1] >= oldDays[0]) return;
  const path: Path = ["spec", ...place];
  const was = old === undefined ? "no backup was ever deleted before" : `it was ${old}`;
  yield {
    manifest,
    path,
    message: `${title}: backups older than ${now} are deleted now, and ${was}: the next run deletes what is older, for good`,
    help: `make sure that nobody needs older backups, or copy them elsewhere first${old === undefined ? "" : `; else write \`retentionPolicy: ${old}\` again`}`,
  };
}

function readDays(policy: string | undefined): readonly [number, number] | undefined {
  const [, count, unit = ""] = /^([1-9]\d*)([dwm])$/.exec(policy ?? "") ?? [];
  const factors = UNITS[unit];
  return factors && [Number(count) * factors[0], Number(count) * factors[1]];
}
