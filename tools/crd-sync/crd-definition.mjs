import { parse } from "yaml";
import { SyncError } from "./crd-source.mjs";
import { toObjectSchema } from "./structural-schema.mjs";

/** The served storage version of a CRD file. @returns {import("./schema-modules.mjs").KindDefinition} */
export function readCrd(/** @type {string} */ text, /** @type {import("./pins.mjs").FilePin} */ pin) {
  const crd = parse(text);
  if (crd?.kind !== "CustomResourceDefinition") {
    throw new SyncError(`${pin.project} ${pin.version} ${pin.path} is not a CustomResourceDefinition.`);
  }
  const { group, names, scope, versions } = crd.spec;
  const version = versions.find((/** @type {any} */ it) => it.served && it.storage);
  if (version === undefined) throw new SyncError(`${pin.path}: no version of ${names.kind} is both served and stored.`);
  return {
    project: pin.project,
    version: pin.version,
    apiVersion: `${group}/${version.name}`,
    kind: names.kind,
    scope,
    schema: toObjectSchema(version.schema.openAPIV3Schema),
  };
}
