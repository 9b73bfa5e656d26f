import { listAt, nameObject } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";

/** kustomize v5.8.1, api/resmap/reswrangler.go: an id may be added once. */
export const kustomizationListsTwice: Rule = {
  id: "kustomization-lists-twice",
  severity: "error",
  title: "A kustomization file lists each resource once.",
  refusedBy: "Flux",
  *check(subject) {
    for (const manifest of subject.ofKind("KustomizationFile")) {
      const seen = new Map<string, number>();
      for (const [index, entry] of listAt(manifest.object, "resources").entries()) {
        if (typeof entry !== "string") continue;
        const path = entry.replace(/^(?:\.\/+)+/, "").replace(/\/+$/, "");
        const first = seen.get(path);
        if (first === undefined) {
          seen.set(path, index);
          continue;
        }
        yield {
          manifest,
          path: ["resources", index],
          message: `${nameObject(manifest.object)}: \`${entry}\` is listed twice, first as entry ${first + 1}: kustomize refuses to add the same object again`,
          help: "remove this line",
        };
      }
    }
  },
};
