import { type Finding, formatPath, type Path } from "@tenantry/tenant-model";
import type { BuiltObject } from "./post-build.ts";

/** Objects of one kind, namespace and name: the API server would keep only the last, and kustomize refuses them. */
export class ObjectIdentities {
  /** Place in the catalog by identity: `Kind namespace/name`, the kind with its group. */
  readonly origins = new Map<string, Path>();

  /** The objects that have the identity of an earlier one. */
  claim(built: readonly BuiltObject[]): Finding[] {
    return built.flatMap(({ object: { apiVersion, kind, metadata }, rendered: { origin } }): Finding[] => {
      if (metadata === undefined) return [];
      // Versions of a group name the same object.
      const group = apiVersion.slice(0, Math.max(apiVersion.indexOf("/"), 0));
      const identity = `${kind}${group === "" ? "" : `.${group}`} ${metadata.namespace ?? ""}/${metadata.name}`;
      const first = this.origins.get(identity);
      if (first === undefined) {
        this.origins.set(identity, origin);
        return [];
      }
      return [
        {
          rule: "object-unique",
          severity: "error",
          message: `the ${kind} ${metadata.name} would be rendered twice: ${formatPath(first)} makes it too`,
          help: "rename one of them",
          place: origin,
        },
      ];
    });
  }
}
