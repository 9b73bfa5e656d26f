import { booleanAt, nameObject, textAt } from "../reading/fields.ts";
import { appliesDatabases } from "../reading/flux.ts";
import type { Rule } from "../rule.ts";

const SWITCH = "kustomize.toolkit.fluxcd.io/force";
const KINDS_WITH_DATA = ["Cluster", "Database", "ObjectStore", "Dragonfly"] as const;
const HELP = "remove it: what the API server refuses has to be corrected in Git, never by deleting what holds the data";

/** fluxcd/pkg ssa/v0.76.1, errors/immutable.go: whatever is refused as invalid counts, answers of webhooks too. */
export const fluxForceRecreates: Rule = {
  id: "flux-force-recreates",
  severity: "error",
  title: "Flux is not told to delete and recreate what holds data.",
  *check(subject) {
    for (const kind of KINDS_WITH_DATA) {
      for (const manifest of subject.ofKind(kind)) {
        for (const field of ["annotations", "labels"]) {
          if (textAt(manifest.object, "metadata", field, SWITCH)?.toLowerCase() !== "enabled") continue;
          yield {
            manifest,
            path: ["metadata", field, SWITCH],
            message: `${nameObject(manifest.object)}: with \`force\`, Flux deletes and recreates it as soon as the API server or a webhook refuses a change`,
            help: HELP,
          };
        }
      }
    }
    for (const manifest of subject.ofKind("FluxKustomization")) {
      if (booleanAt(manifest.object, "spec", "force") !== true || !appliesDatabases(manifest.object)) continue;
      yield {
        manifest,
        path: ["spec", "force"],
        message: `${nameObject(manifest.object)}: with \`force: true\`, Flux deletes and recreates every object of which the API server or a webhook refuses a change, Clusters with their volumes among them`,
        help: HELP,
      };
    }
  },
};
