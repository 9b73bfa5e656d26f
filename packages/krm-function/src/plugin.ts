import type { CatalogConfig } from "@tenantry/tenant-model";
import type { Item, ItemPath } from "./item.ts";
import type { Result } from "./result.ts";

/** What a plugin may know beside the items. The same input always has to give the same output: it is committed. */
export interface PluginContext {
  /** Stem of the plugin's file. */
  readonly plugin: string;
  /** `catalog`: named in spec.plugins. `function`: run by kustomize through a TenantryRun. */
  readonly mode: "catalog" | "function";
  readonly toolVersion: string;
  /** `YYYY-MM-DD`; for rules: what is rendered must not depend on the day. */
  readonly today: string;
  /** Settings by name, with their values; none in a function. */
  readonly settings: Readonly<Record<string, string>>;
  /** The catalog as it is written, with the schema's defaults filled in; none in a function. */
  readonly catalog?: CatalogConfig;
  /** What kustomize runs: the TenantryRun; none in a catalog. */
  readonly functionConfig?: Item;
}

/** What a transformation makes of its items; nothing when it changed them in place. */
export type Transformed =
  // biome-ignore lint/suspicious/noConfusingVoidType: a function without a return is the common case
  void | readonly Item[] | { readonly items: readonly Item[]; readonly results?: readonly Result[] };

/** @param items copies of the plugin's own */
export type Transform<Params> = (
  items: Item[],
  params: Params,
  context: PluginContext,
) => Transformed | Promise<Transformed>;

/** One thing that a plugin's rule finds. */
export interface PluginFault {
  /** One of the items that were given. */
  readonly item: Item;
  /** Place in the item; the item as a whole when left out. */
  readonly path?: ItemPath;
  /** What is wrong and what was expected. */
  readonly message: string;
  /** What to do about it. */
  readonly help?: string;
}

/** One check. In a catalog it sees the objects as the API server receives them, after Flux's substitution. */
export interface PluginRule<Params> {
  /** Lower-case words with hyphens; reported, and waived, as `<plugin>/<id>`. */
  readonly id: string;
  readonly severity: "error" | "warning";
  /** What holds where the rule is silent, in one sentence. */
  readonly title: string;
  check(
    items: readonly Item[],
    params: Params,
    context: PluginContext,
  ): Iterable<PluginFault> | Promise<Iterable<PluginFault>>;
}

/** A module that adds objects, changes them, or judges them. */
export interface Plugin<Params = Readonly<Record<string, unknown>>> {
  readonly transform?: Transform<Params>;
  readonly rules?: readonly PluginRule<Params>[];
}
