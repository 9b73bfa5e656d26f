export { type AlertDefault, type AlertName, alertDefaults, alertNames, type ThresholdUnit } from "./alert-defaults.ts";
export {
  countPodSessions,
  countPods,
  countSessions,
  countUsable,
  HEADROOM_CONNECTIONS,
  limitRole,
  POOLER_ROLLOUT,
  splitPool,
} from "./budget.ts";
export type { Backup, BackupValidation, ObjectStoreBackup, VolumeSnapshotBackup } from "./catalog/backup.ts";
export type {
  Bootstrap,
  Cluster,
  ExtensionImage,
  Image,
  Origin,
  Replication,
  Resources,
  Services,
  Storage,
} from "./catalog/cluster.ts";
export type { Dragonfly, DragonflyClient, DragonflyUser } from "./catalog/dragonfly.ts";
export type { FluxDependency } from "./catalog/flux-dependency.ts";
export { type ListedPooler, listPoolers } from "./catalog/list-poolers.ts";
export type { NetworkPolicies } from "./catalog/network-policies.ts";
export type { Override } from "./catalog/override.ts";
export type { CatalogPlugin } from "./catalog/plugin.ts";
export { readPostgresMajor } from "./catalog/postgres-major.ts";
export type {
  Client,
  Database,
  ForeignDataWrapper,
  ForeignServer,
  Pooler,
  PoolSize,
  Role,
  SharedPooler,
  Tenant,
} from "./catalog/tenant.ts";
export type { AlertOptions, Catalog, Flux, Monitoring, Secrets, Verify, Waiver } from "./catalog.ts";
export type { CatalogSource, IncludedTenants } from "./catalog-source.ts";
export { API_VERSION, type ApiVersion, explainApiVersion } from "./config/api-versions.ts";
export type { CatalogConfig } from "./config/catalog-config.ts";
export { listReferenceFields, type ReferenceField } from "./config/reference.ts";
export { explainCron } from "./cron.ts";
export { type Day, dayOf } from "./cron-calendar.ts";
export type { CronDialect } from "./cron-field.ts";
export {
  type CronInterval,
  type CronSchedule,
  type CronTimes,
  countRunsADay,
  nextRuns,
  readCron,
} from "./cron-runs.ts";
export { diffLines, firstDifference } from "./diff/unified-diff.ts";
export { addTenant } from "./edit/add-tenant.ts";
export {
  applyEdit,
  type CatalogEdit,
  type CatalogText,
  type FileEdit,
  matchesInclude,
} from "./edit/catalog-edit.ts";
export { removeTenant } from "./edit/remove-tenant.ts";
export { retireTenant } from "./edit/retire-tenant.ts";
export type { TenantRequest } from "./edit/tenant-request.ts";
export { type Finding, locateFindings, locateInText } from "./finding.ts";
export type { ListIncluded } from "./include-tenants.ts";
export { Placeholder, type Scalar, template, type Value, valueOf } from "./placeholder.ts";
export { readMemory, readSwitch, readTime } from "./postgres-units.ts";
export { formatPath, type Path, type Problem } from "./problem.ts";
export { formatBytes, readQuantity } from "./quantity.ts";
export {
  type ParsedCatalog,
  type ParseResult,
  parseCatalog,
  type ResolveResult,
  resolveCatalog,
} from "./read-catalog.ts";
export { ownedFields } from "./resolve/owned-fields.ts";
export { addSettings } from "./settings/add-settings.ts";
export { findMissingSettings, findUsedSettings } from "./settings/missing-settings.ts";
export { type ReadSettings, readSettings } from "./settings/read-settings.ts";
export { findLargeShards } from "./shard-sizes.ts";
export { placeCatalog } from "./start/first-catalog.ts";
export { planStart, type StartPlan } from "./start/plan-start.ts";
export { type ReadStart, readStart } from "./start/read-start.ts";
export { explainAnswer, START_QUESTIONS, type StartAnswers, type StartQuestion } from "./start/start-questions.ts";
export { openDocuments, type YamlDocument } from "./yaml/open-documents.ts";
export { readValue } from "./yaml/read-value.ts";
