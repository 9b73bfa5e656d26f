export { buildBackupMethod } from "./backup-method.ts";
export { buildObjects } from "./build-objects.ts";
export { ACL_KEY, listDragonflyUsers, nameAclSecret, writeAclFile } from "./dragonfly-acl.ts";
export { labelObject } from "./labels.ts";
export {
  BARMAN_PLUGIN,
  CNPG_DEPLOYMENT,
  DRAGONFLY_ADMIN_PORT,
  DRAGONFLY_AUTH_KEY,
  DRAGONFLY_PORT,
  nameDragonflyHost,
  nameDragonflyMonitor,
  nameDragonflyPolicy,
  nameDragonflyService,
  nameRole,
  nameRules,
  nameScheduledBackup,
  SUPERUSER,
  selectDragonflyPods,
} from "./names.ts";
export { refusePlugin } from "./plugins/apply-plugins.ts";
export type { PluginOutcome, PluginStep } from "./plugins/plugin-step.ts";
export {
  bodyIsUnchanged,
  type OwnershipHeader,
  parseHeader,
  printFile,
  printPage,
  printScript,
} from "./print/ownership-header.ts";
export { type PrintOptions, printDocuments } from "./print/print-document.ts";
export { printRunbooks } from "./print-runbooks.ts";
export { type JudgedObject, type RenderedCatalog, type RenderOptions, renderCatalog } from "./render-catalog.ts";
export type { KubernetesObject, Renderable, RenderedFile, RenderedObject } from "./resource.ts";
export { nameUnit } from "./units.ts";
