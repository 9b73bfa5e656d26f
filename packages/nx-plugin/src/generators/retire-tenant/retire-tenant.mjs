// @ts-check
import { applyResult, loadModel, openCatalog } from "../tree-catalog.mjs";

/**
 * Retires a tenant, or takes a retired one out; `tenantry tenant retire` and `tenantry tenant remove` do the same.
 * @param {import("../tree-catalog.mjs").Tree} tree
 * @param {{ name: string, catalog?: string, remove?: boolean }} options
 */
export default async function retireTenantGenerator(tree, { name, catalog, remove }) {
  const { removeTenant, retireTenant } = await loadModel();
  const verb = remove === true ? removeTenant : retireTenant;
  await applyResult(tree, await verb(await openCatalog(tree, catalog), name));
}
