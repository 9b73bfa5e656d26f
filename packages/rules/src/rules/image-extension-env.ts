import { type ClusterReading, clustersOf } from "../reading/clusters.ts";
import { listAt, textAt } from "../reading/fields.ts";
import { plainTextAt } from "../reading/plain-text.ts";
import { isReservedEnv } from "../reading/reserved-env.ts";
import type { Fault, Rule } from "../rule.ts";

const PLACE = ["spec", "postgresql", "extensions"];
const OWN_FIELDS: ReadonlyMap<string, string> = new Map([
  ["PATH", "bin_path"],
  ["LD_LIBRARY_PATH", "ld_library_path"],
]);

/** cloudnative-pg v1.29.0 and v1.30.0, internal/webhook/v1/cluster_webhook.go, validateExtensionEnvVars. */
export const imageExtensionEnv: Rule = {
  id: "image-extension-env",
  severity: "error",
  title: "Variables of an extension from an image are nobody else's, each once.",
  operator: { since: "1.29" },
  refusedBy: "webhook",
  *check(subject) {
    for (const cluster of clustersOf(subject))
      for (const index of listAt(cluster.object, ...PLACE).keys())
        yield* checkVariables(cluster, [...PLACE, index, "env"]);
  },
};

function* checkVariables(
  { manifest, object, title }: ClusterReading,
  place: readonly (string | number)[],
): Iterable<Fault> {
  const seen = new Set<string>();
  for (const [index, variable] of listAt(object, ...place).entries()) {
    const name = plainTextAt(variable, "name");
    const field = name === undefined ? undefined : OWN_FIELDS.get(name);
    const reason =
      name === undefined
        ? undefined
        : isReservedEnv(name)
          ? "belongs to the operator"
          : field !== undefined
            ? `has a field of its own, \`${field}\``
            : seen.has(name)
              ? "is there twice"
              : undefined;
    if (name !== undefined) seen.add(name);
    if (reason !== undefined) {
      const help = field === undefined ? "remove it, or choose another name" : `move the value into \`${field}\``;
      const message = `${title}: the variable ${name} of an extension ${reason}`;
      yield { manifest, path: [...place, index, "name"], message, help };
    }
    const unknown = findUnknown(textAt(variable, "value") ?? "");
    if (unknown !== undefined) {
      const message = `${title}: the value of ${name ?? "a variable"} holds ${unknown}: the operator knows only \${image_root}`;
      yield {
        manifest,
        path: [...place, index, "value"],
        message,
        help: "write `${image_root}`, or `$${…}` for the text itself",
      };
    }
  }
}

/** Placeholders in lower case are meant for the operator; others may wait for Flux. */
function findUnknown(value: string): string | undefined {
  for (const [whole, dollars = "", name = ""] of value.matchAll(/(\$+)\{([^}]+)\}/g))
    if (dollars.length % 2 === 1 && name !== "image_root" && /^image/i.test(name)) return whole;
  return undefined;
}
