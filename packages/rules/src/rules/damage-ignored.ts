import { readSwitch } from "@tenantry/tenant-model";
import { clustersOf } from "../reading/clusters.ts";
import { parameterOf, placeOfParameter } from "../reading/parameters.ts";
import type { Rule } from "../rule.ts";

/** PostgreSQL 17, docs/runtime-config-developer: for rescuing what is left, never for running. */
const HARMS: Readonly<Record<string, string>> = {
  zero_damaged_pages:
    "a damaged page is emptied without an error, and its rows are gone, on standbys and in backups as well",
  ignore_checksum_failure:
    "pages that fail their checksum are used, and damage spreads into other pages, standbys and backups",
  ignore_invalid_pages:
    "recovery skips WAL records for pages that are missing, and goes on with data that do not fit together",
};

export const damageIgnored: Rule = {
  id: "damage-ignored",
  severity: "error",
  title: "PostgreSQL stops at damaged data.",
  *check(subject) {
    for (const { manifest, object, title } of clustersOf(subject)) {
      for (const [name, harm] of Object.entries(HARMS)) {
        const written = parameterOf(object, name);
        if (written === undefined || readSwitch(written.text) !== true) continue;
        yield {
          manifest,
          path: placeOfParameter(written.key),
          message: `${title}: with \`${name}\` on ${harm}`,
          help: "remove it: replace a damaged instance by a new one, or recover from a backup; to save single rows, set it in one session of a copy",
        };
      }
    }
  },
};
