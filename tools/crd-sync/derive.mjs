import { openCoreKinds } from "./core-kinds.mjs";
import { readCrd } from "./crd-definition.mjs";
import { lockFile, printLock } from "./lock.mjs";
import { corePins, listPins } from "./pins.mjs";
import { printGeneratedFiles } from "./schema-modules.mjs";
import { toObjectSchema } from "./structural-schema.mjs";

/**
 * Reads every pin and derives every committed file from it. Touches no disk but the schema library's.
 * @param {{ source: import("./crd-source.mjs").CrdSource, lock: import("./lock.mjs").Lock, accept: "locked" | "new",
 *   pins?: import("./pins.mjs").FilePin[] }} options
 */
export async function derive({ source, lock, accept, pins = listPins() }) {
  const read = await Promise.all(pins.map(async (pin) => ({ pin, file: await source.read(pin) })));
  const files = read.map(({ pin, file }) => lockFile({ pin, file, lock, accept }));
  const core = openCoreKinds(corePins.library);
  const definitions = [
    ...read.map(({ pin, file }) => readCrd(file.text, pin)),
    ...corePins.kinds.map(({ apiVersion, kind, scope, definition }) => ({
      project: "kubernetes",
      version: core.version,
      apiVersion,
      kind,
      scope,
      schema: toObjectSchema(core.readDefinition(definition)),
    })),
  ];
  return {
    generated: await printGeneratedFiles(definitions),
    lockText: printLock({ coreKinds: { library: corePins.library, version: core.version }, files }),
  };
}
