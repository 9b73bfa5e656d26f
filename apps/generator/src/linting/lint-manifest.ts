import type { Fields, Manifest } from "@tenantry/rules";
import { formatPath, type Path, type Problem, type YamlDocument } from "@tenantry/tenant-model";

/** Where an object stands. */
export interface Origin {
  /** As problems call it. */
  readonly file: string;
  /** Absolute. */
  readonly path: string;
  readonly document: YamlDocument;
  readonly prefix: Path;
}

interface LintManifestOptions {
  readonly object: Fields;
  readonly written: Fields;
  readonly form: Manifest["form"];
  readonly origin: Origin;
  readonly substitution?: "none";
}

/** An object of a file, which knows where its fields stand. */
export class LintManifest implements Manifest {
  readonly object: Fields;
  readonly written: Fields;
  readonly form: Manifest["form"];
  readonly origin: Origin;
  readonly substitution?: "none";

  constructor({ object, written, form, origin, substitution }: LintManifestOptions) {
    this.object = object;
    this.written = written;
    this.form = form;
    this.origin = origin;
    if (substitution !== undefined) this.substitution = substitution;
  }
}

export interface Remark extends Pick<Problem, "rule" | "severity" | "message" | "help"> {
  readonly path: Path;
  readonly at?: "key";
}

/** A problem of one object, at its place in the file. */
export function locateRemark({ object, origin }: LintManifest, remark: Remark): Problem {
  const { path, at, rule, severity, message, help } = remark;
  const { file, document, prefix } = origin;
  const position = document.locate([...prefix, ...path], at ?? "value");
  return { rule, severity, message, help, file, ...position, path: `${nameOf(object)} ${formatPath(path)}`.trim() };
}

/** `Kind/name`. */
export function nameOf({ kind, metadata }: Fields): string {
  const name = typeof metadata === "object" && metadata !== null && "name" in metadata ? metadata.name : undefined;
  return [kind, name].filter((part) => typeof part === "string" && part !== "").join("/");
}
