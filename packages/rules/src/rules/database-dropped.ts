import { changesOf, placeOfVanished, vanishedOf } from "../reading/committed.ts";
import { nameObject, textAt } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";

const PRUNE = ["metadata", "annotations", "kustomize.toolkit.fluxcd.io/prune"] as const;

/** cloudnative-pg v1.27.0 to v1.30.0, internal/management/controller/finalizers.go, and `ensure: absent`. */
export const databaseDropped: Rule = {
  id: "database-dropped",
  severity: "warning",
  title: "No change drops a database with its data.",
  *check(subject) {
    for (const { manifest, spec, before, title } of changesOf(subject, "Database")) {
      if (textAt(spec, "ensure") !== "absent" || textAt(before, "ensure") === "absent") continue;
      yield {
        manifest,
        path: ["spec", "ensure"],
        message: `${title}: \`ensure\` becomes absent: the operator drops the database ${textAt(spec, "name") ?? ""} with all its data`,
        help: "take a backup that you have restored once before this is applied; to keep the data, write `ensure: present`",
      };
    }
    for (const vanished of vanishedOf(subject, "Database")) {
      const { object } = vanished;
      if (textAt(object, "spec", "databaseReclaimPolicy") !== "delete" || textAt(object, "spec", "ensure") === "absent")
        continue;
      // Where its Cluster goes too, or Flux leaves the object alone, nobody drops anything.
      if (textAt(object, ...PRUNE) === "disabled" || subject.clusterOf(vanished) === undefined) continue;
      const place = placeOfVanished(subject, vanished);
      if (place === undefined) continue;
      yield {
        ...place,
        message: `${nameObject(object)} is gone and had \`databaseReclaimPolicy: delete\`: as soon as it is pruned, the operator drops the database ${textAt(object, "spec", "name") ?? ""} with all its data`,
        help: "to keep the data, write it again with `databaseReclaimPolicy: retain`, let that be applied, and remove it afterwards",
      };
    }
  },
};
