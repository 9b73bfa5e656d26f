export {
  countPods,
  countSessions,
  countUsable,
  HEADROOM_CONNECTIONS,
  limitRole,
  POOLER_ROLLOUT,
  splitPool,
} from "./budget.ts";
export type {
  Backup,
  BackupValidation,
  Catalog,
  Cluster,
  Database,
  Flux,
  Monitoring,
  Pooler,
  PoolSize,
  Replication,
  Resources,
  Role,
  SecretStore,
  Storage,
  Tenant,
} from "./catalog.ts";
export { type Finding, locateFindings } from "./finding.ts";
export { Placeholder, type Scalar, template, type Value, valueOf } from "./placeholder.ts";
export { formatPath, type Path, type Problem } from "./problem.ts";
export {
  type ParsedCatalog,
  type ParseResult,
  parseCatalog,
  type ResolveResult,
  resolveCatalog,
} from "./read-catalog.ts";
export { addSettings } from "./settings/add-settings.ts";
export { findMissingSettings } from "./settings/missing-settings.ts";
export { type ReadSettings, readSettings } from "./settings/read-settings.ts";
