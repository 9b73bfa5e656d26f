import { nameObject } from "../reading/fields.ts";
import { plainTextAt } from "../reading/plain-text.ts";
import type { Rule } from "../rule.ts";

/** kustomize-controller v1.9.4, internal/controller/kustomization_controller.go: SecureJoin of the source's folder and the path. */
export const fluxPathLeavesSource: Rule = {
  id: "flux-path-leaves-source",
  severity: "error",
  title: "A Flux Kustomization's path stays in its source.",
  *check(subject) {
    for (const manifest of subject.ofKind("FluxKustomization")) {
      const path = plainTextAt(manifest.object, "spec", "path");
      const kept = path === undefined ? undefined : clamp(path);
      if (path === undefined || kept === undefined) continue;
      yield {
        manifest,
        path: ["spec", "path"],
        message: `${nameObject(manifest.object)}: the path \`${path}\` leads out of the source; Flux takes it for \`${kept}\``,
        help: `write the path from the top of the source: \`${kept}\` if that is meant`,
      };
    }
  },
};

/** The path as Flux reads it where it leads out; undefined where it does not. */
function clamp(path: string): string | undefined {
  const kept: string[] = [];
  let leaves = false;
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") kept.push(part);
    else if (kept.pop() === undefined) leaves = true;
  }
  return leaves ? `./${kept.join("/")}` : undefined;
}
