// @ts-check
import { applyResult, loadModel, openCatalog } from "../tree-catalog.mjs";

/**
 * Adds a tenant to a catalog; `tenantry tenant add` does the same.
 * @param {import("../tree-catalog.mjs").Tree} tree
 * @param {{ name: string, catalog?: string, database?: string[], namespace?: string[], pooler?: string[], mode?: string, secretKey?: string, shard?: number }} options
 */
export default async function addTenantGenerator(tree, options) {
  const { name, catalog, database = [], namespace = [], pooler = [], mode, secretKey, shard } = options;
  const { addTenant } = await loadModel();
  const request = {
    name,
    databases: database,
    namespaces: namespace,
    poolers: pooler,
    ...(mode !== undefined && { mode }),
    ...(secretKey !== undefined && { secretKey }),
    ...(shard !== undefined && { shard: String(shard) }),
  };
  await applyResult(tree, await addTenant(await openCatalog(tree, catalog), request));
}
