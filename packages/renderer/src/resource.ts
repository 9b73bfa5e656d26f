import type { Catalog, Path, Placeholder } from "@tenantry/tenant-model";

/**
 * An object of type T whose leaves may still be placeholders. Literal types stay literal: a `kind` or an enum is never a
 * setting.
 */
export type Renderable<T> = T extends string
  ? string extends T
    ? T | Placeholder<string>
    : T
  : T extends number
    ? number extends T
      ? T | Placeholder<number>
      : T
    : T extends boolean
      ? T | Placeholder<boolean>
      : T extends object
        ? { readonly [Key in keyof T]: Renderable<T[Key]> }
        : T;

/** What every object has in common; a kustomization file has no metadata. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata?: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
}

export interface RenderedObject {
  readonly object: Renderable<KubernetesObject>;
  /** Place in the catalog that the object stands for. */
  readonly origin: Path;
  /** Fields that plugins have set, with the plugin's place in the catalog; the last one comes first. */
  readonly changes?: readonly { readonly path: Path; readonly origin: Path }[];
}

export interface RenderedFile {
  /** Relative to the root, with `/`. */
  readonly path: string;
  /**
   * Ask once: files of which a catalog has thousands build their objects at every look, so that they need not all be in
   * memory at once. Kept alive they made collecting garbage the largest part of a run.
   */
  readonly objects: readonly RenderedObject[];
  /** A line of text for the top of the file, without `# `. */
  readonly comment?: string;
  /** `none` where Flux does not substitute the file: it is no part of what the Kustomization builds. */
  readonly substitution?: "none";
}

/** The files of one kind. A kind that the catalog does not ask for has none. */
export type BuildResources = (catalog: Catalog) => readonly RenderedFile[];
