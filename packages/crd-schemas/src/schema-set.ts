import {
  type CloudNativePGVersion,
  cloudNativePGVersions,
  findCloudNativePGVersion,
} from "./cloud-native-pg-version.ts";
import { type CompiledKind, compileKind } from "./compiled-kind.ts";
import { cloudNativePGModules, platformModules } from "./generated/schema-modules.ts";
import { type KindReference, keyOfKind, type SchemaModule, type SchemaModules } from "./schema-module.ts";
import type { StructuralSchema } from "./structural-schema.ts";
import { describeUnknownKind } from "./unknown-kind.ts";
import { isObject } from "./validation/check.ts";
import type { Violation } from "./violation.ts";

export interface ValidateOptions {
  /** The object as it is in the cluster: transition rules (`oldSelf`) are checked only with it. */
  readonly old?: unknown;
}

/** The schemas that one catalog is checked with. */
export interface SchemaSet {
  readonly cloudNativePG: CloudNativePGVersion;
  /** Every kind that is pinned. */
  readonly kinds: readonly (KindReference & Pick<SchemaModule, "scope">)[];
  /** Loads the schemas of these kinds, or of the kinds of these objects. Kinds that are not pinned are passed over. */
  load(kinds: Iterable<KindReference>): Promise<void>;
  /** What the API server would refuse in the object. Its kind must have been loaded, or not be pinned at all. */
  validate(object: unknown, options?: ValidateOptions): Violation[];
  /** The schema of a loaded kind. */
  schemaOf(reference: KindReference): StructuralSchema | undefined;
}

export type LoadedSchemas =
  | { readonly ok: true; readonly schemas: SchemaSet }
  | { readonly ok: false; readonly message: string; readonly supported: readonly string[] };

/**
 * Chooses the schemas for the versions of a catalog and loads those of `kinds`; `load` of the result adds more.
 * @param versions.cloudNativePG `x.y` or `x.y.z`: every patch of a minor has the same CRDs
 */
export async function loadSchemas(
  { cloudNativePG }: { readonly cloudNativePG: string },
  kinds: Iterable<KindReference> = [],
): Promise<LoadedSchemas> {
  const version = findCloudNativePGVersion(cloudNativePG);
  if (version === undefined) {
    const supported = cloudNativePGVersions.map((it) => it.minor);
    const message = `CloudNativePG ${JSON.stringify(cloudNativePG)} is not supported; use one of ${supported.join(", ")}, or a patch of one (x.y.z)`;
    return { ok: false, message, supported };
  }
  const schemas = createSchemaSet(version);
  await schemas.load(kinds);
  return { ok: true, schemas };
}

function createSchemaSet(version: CloudNativePGVersion): SchemaSet {
  const modules: SchemaModules = { ...platformModules, ...cloudNativePGModules[version.pinned] };
  const loaded = new Map<string, CompiledKind>();

  const kinds = Object.values(modules);

  return {
    cloudNativePG: version,
    kinds,
    load,
    validate,
    schemaOf: (reference) => loaded.get(keyOfKind(reference))?.schema,
  };

  async function load(kinds: Iterable<KindReference>): Promise<void> {
    const keys = new Set([...kinds].map(keyOfKind));
    const missing = [...keys].filter((key) => modules[key] !== undefined && !loaded.has(key));
    await Promise.all(
      missing.map(async (key) => {
        const module = modules[key];
        if (module !== undefined) loaded.set(key, await compileKind(module));
      }),
    );
  }

  function validate(object: unknown, { old }: ValidateOptions = {}): Violation[] {
    const violations: Violation[] = [];
    const reference = readReference(object);
    if (reference === undefined) {
      const message = "not a Kubernetes object: expected an object with the strings apiVersion and kind";
      return [{ path: [], kind: "type", message }];
    }
    const key = keyOfKind(reference);
    const compiled = loaded.get(key);
    if (compiled !== undefined) {
      compiled.check(object, old, { path: [], violations });
    } else if (modules[key] === undefined) {
      violations.push({
        path: ["kind"],
        kind: "unknown-kind",
        message: describeUnknownKind(reference, { version, modules }),
      });
    } else {
      throw new Error(`The schema of ${key} is not loaded: await schemas.load(objects) before validate.`);
    }
    return violations;
  }
}

function readReference(object: unknown): KindReference | undefined {
  if (!isObject(object)) return undefined;
  const { apiVersion, kind } = object;
  return typeof apiVersion === "string" && typeof kind === "string" ? { apiVersion, kind } : undefined;
}
