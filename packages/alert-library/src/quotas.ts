import { type Catalog, readQuantity, type Tenant } from "@tenantry/tenant-model";

/** A database whose tenant is warned before it reaches a size. */
export interface Quota {
  /** Name of the database. */
  readonly name: string;
  readonly tenant: Tenant;
  /** Bytes. */
  readonly amount: number;
}

/** Those of tenants that are there: nobody fills a retired one's database. */
export function listQuotas({ tenants }: Catalog): Quota[] {
  return tenants
    .filter(({ state }) => state === "present")
    .flatMap((tenant) =>
      tenant.databases.flatMap(({ name, quota }) => {
        const amount = readQuantity(quota);
        return amount === undefined ? [] : [{ name, tenant, amount }];
      }),
    );
}
