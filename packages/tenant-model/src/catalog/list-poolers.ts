import type { Catalog } from "../catalog.ts";
import type { Pooler, SharedPooler, Tenant } from "./tenant.ts";

export interface ListedPooler {
  /** The only tenant whose sessions it holds; undefined for a shared pooler. */
  readonly tenant?: Tenant;
  /** Everyone whose sessions it holds. */
  readonly tenants: readonly Tenant[];
  readonly pooler: Pooler;
}

/** Five kinds and every alert ask for the same list. */
const listed = new WeakMap<Catalog, readonly ListedPooler[]>();

/** Every pooler. Shared ones first: tenants lean on them. */
export function listPoolers(catalog: Catalog): readonly ListedPooler[] {
  const known = listed.get(catalog);
  if (known !== undefined) return known;
  const { sharedPoolers, tenants } = catalog;
  const byName = new Map(tenants.map((tenant) => [tenant.name, tenant]));
  const users = ({ tenants: names }: SharedPooler) => names.flatMap((name) => byName.get(name) ?? []);
  const result = [
    ...sharedPoolers.map((pooler) => ({ tenants: users(pooler), pooler })),
    ...tenants.flatMap((tenant) => tenant.poolers.map((pooler) => ({ tenant, tenants: [tenant], pooler }))),
  ];
  listed.set(catalog, result);
  return result;
}
