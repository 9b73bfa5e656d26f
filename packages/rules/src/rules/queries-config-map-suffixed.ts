import type { Manifest } from "../manifest.ts";
import { booleanAt, isFields, listAt, nameObject, textAt } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";

const GENERATORS = [
  { list: "configMapGenerator", kind: "ConfigMap", field: "customQueriesConfigMap" },
  { list: "secretGenerator", kind: "Secret", field: "customQueriesSecret" },
] as const;

/** kustomize v5.8.1, api/internal/konfig/builtinpluginconsts/namereference.go knows no field of CloudNativePG. */
export const queriesConfigMapSuffixed: Rule = {
  id: "queries-config-map-suffixed",
  severity: "error",
  title: "ConfigMaps of metrics queries are generated under the name that the Cluster gives.",
  *check(subject) {
    for (const file of subject.ofKind("KustomizationFile")) {
      // A configuration may teach kustomize the field.
      if (listAt(file.object, "configurations").length > 0) continue;
      for (const { list, kind, field } of GENERATORS) {
        for (const [index, generator] of listAt(file.object, list).entries()) {
          const name = isFields(generator) ? textAt(generator, "name") : undefined;
          if (name === undefined || keepsName(file, generator)) continue;
          if (subject.ofKind(kind).some(({ object }) => textAt(object, "metadata", "name") === name)) continue;
          const user = subject
            .ofKind("Cluster")
            .find(({ object }) =>
              listAt(object, "spec", "monitoring", field).some((it) => textAt(it, "name") === name),
            );
          if (user === undefined) continue;
          yield {
            manifest: file,
            path: [list, index, "name"],
            message: `kustomize adds a hash to the name of the ${kind} ${name}, but does not know the field \`${field}\` of ${nameObject(user.object)}, which keeps asking for \`${name}\`: the queries are never found`,
            help: 'write `options: {disableNameSuffixHash: true}` in the generator; with the label `cnpg.io/reload: "true"` changes are still noticed',
          };
        }
      }
    }
  },
};

function keepsName({ object }: Manifest, generator: unknown): boolean {
  const own = booleanAt(generator, "options", "disableNameSuffixHash");
  return own === true || booleanAt(object, "generatorOptions", "disableNameSuffixHash") === true;
}
