import type { Path } from "@tenantry/tenant-model";
import type { Manifest } from "./manifest.ts";
import type { Subject } from "./subject.ts";

/** One check, with a test and a page of its own. It never throws, whatever the objects hold. */
export interface Rule {
  /** Stem of its files. */
  readonly id: string;
  readonly severity: "error" | "warning";
  /** What holds where the rule is silent, in one sentence. */
  readonly title: string;
  /**
   * Versions of CloudNativePG that it speaks of, `x.y` or `x.y.z`, both inclusive; all when left out. A catalog that names a
   * minor only stands for every patch of it, so the rule runs as soon as one of them is in the range.
   */
  readonly operator?: { readonly since?: string; readonly until?: string };
  /** Who refuses the object whatever the catalog says: such a fault cannot be waived. */
  readonly refusedBy?: "API server" | "webhook" | "Flux";
  check(subject: Subject): Iterable<Fault>;
}

/** One thing that is wrong, at one place of one object. */
export interface Fault {
  readonly manifest: Manifest;
  /** Place in the object; the nearest parent that exists is shown. */
  readonly path: Path;
  /** Point at the key instead of the value. */
  readonly at?: "key";
  /** What is wrong and what was expected, with the object's kind and name where the path does not say it. */
  readonly message: string;
  /** What to do about it. */
  readonly help: string;
}
