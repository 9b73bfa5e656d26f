import { type Finding, formatPath, type Path } from "@tenantry/tenant-model";
import type { BuiltObject } from "./post-build.ts";

/** Objects of one kind, namespace and name: the API server would keep only the last, and kustomize refuses them. */
export class ObjectIdentities {
  /** Place in the catalog by identity: `Kind.group namespace/name`. */
  readonly origins = new Map<string, Path>();
  /** Start of the identity by apiVersion and kind, of which there are a dozen. */
  private readonly starts = new Map<string, string>();

  /** The objects that have the identity of an earlier one. */
  claim(built: readonly BuiltObject[]): Finding[] {
    const findings: Finding[] = [];
    for (const { object, rendered } of built) {
      const { apiVersion, kind, metadata } = object;
      if (metadata === undefined) continue;
      const identity = `${this.startOf(apiVersion, kind)}${metadata.namespace ?? ""}/${metadata.name}`;
      const first = this.origins.get(identity);
      if (first === undefined) this.origins.set(identity, rendered.origin);
      else findings.push(refuseTwin(`${kind} ${metadata.name}`, first, rendered.origin));
    }
    return findings;
  }

  private startOf(apiVersion: string, kind: string): string {
    const key = `${apiVersion}/${kind}`;
    const known = this.starts.get(key);
    if (known !== undefined) return known;
    // Versions of a group name the same object.
    const group = apiVersion.slice(0, Math.max(apiVersion.indexOf("/"), 0));
    const start = `${kind}${group === "" ? "" : `.${group}`} `;
    this.starts.set(key, start);
    return start;
  }
}

function refuseTwin(object: string, first: Path, place: Path): Finding {
  return {
    rule: "object-unique",
    severity: "error",
    message: `the ${object} would be rendered twice: ${formatPath(first)} makes it too`,
    help: "rename one of them",
    place,
  };
}
