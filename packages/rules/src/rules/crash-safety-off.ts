import { readSwitch } from "@tenantry/tenant-model";
import { clustersOf } from "../reading/clusters.ts";
import { parameterOf, placeOfParameter } from "../reading/parameters.ts";
import type { Rule } from "../rule.ts";

/** PostgreSQL 17, docs/runtime-config-wal and docs/app-pgrewind. */
const HARMS: Readonly<Record<string, string>> = {
  fsync: "a crash of the node leaves a data directory that cannot be trusted or started",
  full_page_writes: "a crash can tear pages, and `pg_rewind`, with which a former primary rejoins, refuses to run",
};

export const crashSafetyOff: Rule = {
  id: "crash-safety-off",
  severity: "error",
  title: "A crash does not damage data: `fsync` and `full_page_writes` are on.",
  *check(subject) {
    for (const { manifest, object, title } of clustersOf(subject)) {
      for (const [name, harm] of Object.entries(HARMS)) {
        const written = parameterOf(object, name);
        if (written === undefined || readSwitch(written.text) !== false) continue;
        yield {
          manifest,
          path: placeOfParameter(written.key),
          message: `${title}: with \`${name}\` off ${harm}`,
          help: "remove it; where single transactions may be lost for speed, let those sessions set `synchronous_commit = off`",
        };
      }
    }
  },
};
