import { findNearestName } from "@tenantry/crd-schemas";
import { listSettings } from "../reading/settings.ts";
import type { Rule } from "../rule.ts";

/** Needs `spec.flux.settingsPrefix`: other settings of the file belong to somebody else. */
export const settingUnused: Rule = {
  id: "setting-unused",
  severity: "warning",
  title: "Settings with the catalog's prefix are used by the catalog.",
  *check(subject) {
    const prefix = subject.catalog?.flux.settingsPrefix;
    const used = subject.settingsUsed;
    if (prefix === undefined || used === undefined) return;
    for (const { manifest, path, name } of listSettings(subject)) {
      if (manifest.form !== "settings" || !name.startsWith(prefix) || used.has(name)) continue;
      const missing = [...used].filter((it) => !subject.variables.has(it));
      const nearest = findNearestName(name, missing);
      yield {
        manifest,
        path,
        at: "key",
        message: `the setting \`${name}\` has the prefix \`${prefix}\` of this catalog, which does not use it: changing it has no effect`,
        help:
          nearest === undefined
            ? "remove it, or use it in the catalog; a setting of somebody else should have another prefix"
            : `the catalog uses \`${nearest}\`, which has no value: rename the setting`,
      };
    }
  },
};
