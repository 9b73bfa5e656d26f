export const CATALOG_FILE = "tenants.yaml";

/** Each folder below it may hold a catalog. */
export const CATALOGS_FOLDER = "kubernetes/catalogs";
