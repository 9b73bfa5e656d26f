export { nearestName } from "./nearest-name.ts";
export { type KindReference, type KubernetesObject, type LoadedSchemas, loadSchemas, type SchemaSet, supportedCloudNativePG } from "./load-schemas.ts";
export type { CelRule, StructuralSchema } from "./structural-schema.ts";
export type { Violation, ViolationKind } from "./violation.ts";
