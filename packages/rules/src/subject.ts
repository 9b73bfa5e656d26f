import type * as PromQL from "@tenantry/alert-library/promql";
import type { Catalog } from "@tenantry/tenant-model";
import { KINDS, type KnownKind, type Manifest } from "./manifest.ts";
import { OperatorVersion } from "./operator-version.ts";
import { textAt } from "./reading/fields.ts";

export interface SubjectOptions {
  /** Version of CloudNativePG, `x.y` or `x.y.z`. */
  readonly cloudNativePG: string;
  /** Version of Flux, `x.y` or `x.y.z`; "2.9" when left out. */
  readonly flux?: string;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** The catalog that the objects were rendered from: they are then all that there is of its cluster. */
  readonly catalog?: Catalog;
  /** Whether Flux substitutes what is written. For files it takes a settings file or a Flux Kustomization to know. */
  readonly substitution?: "flux" | "none";
  /** Settings by name, with their values. */
  readonly variables?: ReadonlyMap<string, string>;
  /** `some`: Flux reads more settings than these, so that a name without a value is no evidence. `all` when left out. */
  readonly variablesKnown?: "all" | "some";
  /** What the objects were when they were last committed, by `identityOf`. */
  readonly committed?: ReadonlyMap<string, Manifest>;
  /** Tenants of the committed catalog, by name. */
  readonly committedTenants?: ReadonlyMap<string, "present" | "retired">;
  /** Names of settings that the catalog uses; undefined where nobody knows. */
  readonly settingsUsed?: ReadonlySet<string>;
  /** Reader of alert expressions, which is too large to be loaded where nobody needs it; without it rules say less of them. */
  readonly promql?: typeof PromQL;
}

/** Everything that rules judge together, by kind and by name. */
export class Subject {
  readonly operator: OperatorVersion;
  /** As written, `x.y` or `x.y.z`. */
  readonly flux: string;
  readonly today: string;
  readonly catalog: Catalog | undefined;
  readonly substitution: "flux" | "none";
  readonly variables: ReadonlyMap<string, string>;
  readonly variablesKnown: "all" | "some";
  readonly committed: ReadonlyMap<string, Manifest> | undefined;
  readonly committedTenants: ReadonlyMap<string, "present" | "retired"> | undefined;
  readonly settingsUsed: ReadonlySet<string> | undefined;
  readonly promql: typeof PromQL | undefined;
  /** Whole objects, patches and settings, in the order they were given. */
  readonly manifests: readonly Manifest[];
  private patchList: readonly Manifest[] | undefined;
  private readonly byKind = new Map<string, Manifest[]>();
  private readonly indexes = new Map<KnownKind, ReadonlyMap<string, Manifest>>();
  private readonly remembered = new Map<(subject: Subject) => unknown, unknown>();
  private readonly rememberedOf = new Map<(subject: Subject, manifest: Manifest) => unknown, Map<Manifest, unknown>>();
  private readonly clusters = new Map<Manifest, Manifest | undefined>();

  constructor(manifests: readonly Manifest[], options: SubjectOptions) {
    this.manifests = manifests;
    this.operator = new OperatorVersion(options.cloudNativePG);
    this.flux = options.flux ?? "2.9";
    this.today = options.today;
    this.catalog = options.catalog;
    this.substitution = options.substitution ?? "none";
    this.variables = options.variables ?? new Map();
    this.variablesKnown = options.variablesKnown ?? "all";
    this.committed = options.committed;
    this.committedTenants = options.committedTenants;
    this.settingsUsed = options.settingsUsed;
    this.promql = options.promql;
    for (const manifest of manifests) {
      if (manifest.form !== "object") continue;
      const kind = kindOf(manifest);
      const same = this.byKind.get(kind);
      if (same === undefined) this.byKind.set(kind, [manifest]);
      else same.push(manifest);
    }
  }

  /** Whole objects of a kind; patches are not among them. */
  ofKind(kind: KnownKind): readonly Manifest[] {
    return this.byKind.get(KINDS[kind]) ?? [];
  }

  /** kustomize's patches. */
  patches(): readonly Manifest[] {
    this.patchList ??= this.manifests.filter(({ form }) => form === "patch");
    return this.patchList;
  }

  /** Whole objects of every kind. */
  *objects(): Iterable<Manifest> {
    for (const manifests of this.byKind.values()) yield* manifests;
  }

  /** The object of a kind, namespace and name; the first where there are twins. */
  find(kind: KnownKind, namespace: string, name: string): Manifest | undefined {
    return this.indexOf(kind).get(`${namespace}/${name}`);
  }

  /** What `read` makes of this subject, read once: rules over thousands of objects share it. */
  once<T>(read: (subject: Subject) => T): T {
    if (!this.remembered.has(read)) this.remembered.set(read, read(this));
    return this.remembered.get(read) as T;
  }

  /** The same of one of its manifests. */
  onceOf<T>(manifest: Manifest, read: (subject: Subject, manifest: Manifest) => T): T {
    let known = this.rememberedOf.get(read);
    if (known === undefined) {
      known = new Map();
      this.rememberedOf.set(read, known);
    }
    if (!known.has(manifest)) known.set(manifest, read(this, manifest));
    return known.get(manifest) as T;
  }

  /** By `namespace/name`. */
  private indexOf(kind: KnownKind): ReadonlyMap<string, Manifest> {
    const known = this.indexes.get(kind);
    if (known !== undefined) return known;
    const index = new Map<string, Manifest>();
    for (const manifest of this.ofKind(kind)) {
      const key = `${namespaceOf(manifest.object)}/${textAt(manifest.object, "metadata", "name") ?? ""}`;
      if (!index.has(key)) index.set(key, manifest);
    }
    this.indexes.set(kind, index);
    return index;
  }

  /** The Cluster that a Pooler, Database, ScheduledBackup … names; undefined where it is not among the objects. */
  clusterOf(manifest: Manifest): Manifest | undefined {
    if (this.clusters.has(manifest)) return this.clusters.get(manifest);
    const { object } = manifest;
    const name = textAt(object, "spec", "cluster", "name");
    const cluster = name === undefined ? undefined : this.find("Cluster", namespaceOf(object), name);
    this.clusters.set(manifest, cluster);
    return cluster;
  }
}

/** `group/Kind`. */
export function kindOf({ object }: Manifest): string {
  const apiVersion = textAt(object, "apiVersion") ?? "";
  const slash = apiVersion.indexOf("/");
  return `${slash < 0 ? "" : apiVersion.slice(0, slash)}/${textAt(object, "kind") ?? ""}`;
}

/** `group/Kind namespace/name`. */
export function identityOf(manifest: Manifest): string {
  const { object } = manifest;
  return `${kindOf(manifest)} ${namespaceOf(object)}/${textAt(object, "metadata", "name") ?? ""}`;
}

/** Empty where none is written: kustomize or Flux may still give it one. */
export function namespaceOf(object: Manifest["object"]): string {
  return textAt(object, "metadata", "namespace") ?? "";
}
