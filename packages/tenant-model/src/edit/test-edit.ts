import { type CatalogEdit, type CatalogText, matchesInclude } from "./catalog-edit.ts";

/** Everything but tenants. */
const HEAD = `apiVersion: tenantry.dev/v1alpha1
kind: TenantCatalog
metadata:
  name: any
spec:
  cluster: {name: shared, storage: {size: 20Gi}}
  backup: {method: none, reason: a test}
  secrets: {store: {name: vault}}
`;

export function catalog(tenants: string, files: Readonly<Record<string, string>> = {}): CatalogText {
  const folder = "kubernetes/catalogs/any/";
  return {
    file: `${folder}tenants.yaml`,
    text: HEAD + tenants,
    listIncluded: (pattern) => ({
      files: Object.entries(files)
        .map(([path, text]) => ({ path: folder + path, text }))
        .filter(({ path }) => matchesInclude(path, folder + pattern)),
      problems: [],
    }),
  };
}

export function written(edit: CatalogEdit) {
  if (edit.kind !== "edited") throw new Error(JSON.stringify(edit));
  return { path: edit.edit.path.replace("kubernetes/catalogs/any/", ""), text: edit.edit.after?.replace(HEAD, "") };
}
