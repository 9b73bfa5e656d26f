import { isJsonObject, type JsonObject } from "@tenantry/flux-postbuild";
import type { Configuration } from "./list-configurations.ts";

interface Name {
  readonly name: string;
  readonly namespace: string;
}

/** Whether that is of the kind and the name that a functionConfig had in its file. */
export function isNamed({ value, goValue }: Configuration, config: JsonObject): boolean {
  const candidate = value ?? goValue ?? {};
  if (candidate["apiVersion"] !== config["apiVersion"] || candidate["kind"] !== config["kind"]) return false;
  const wanted = originalName(config);
  const { name, namespace } = currentName(candidate);
  return name === wanted.name && namespace === wanted.namespace;
}

const PREVIOUS = "internal.config.kubernetes.io/previous";

/** Before a namePrefix, nameSuffix or namespace of the kustomization file on its way (kustomize, `api/internal/utils`). */
export function originalName(config: JsonObject): Name {
  const { metadata } = config;
  const annotations = isJsonObject(metadata) && isJsonObject(metadata["annotations"]) ? metadata["annotations"] : {};
  const first = (what: string) => annotations[`${PREVIOUS}${what}`]?.toString().split(",")[0];
  const current = currentName(config);
  return {
    name: first("Names") ?? current.name,
    namespace: withoutDefault(first("Namespaces") ?? current.namespace),
  };
}

function currentName({ metadata }: JsonObject): Name {
  const { name = "", namespace = "" } = isJsonObject(metadata) ? metadata : {};
  return { name: String(name), namespace: withoutDefault(String(namespace)) };
}

/** kustomize writes `default` where there is none. */
function withoutDefault(namespace: string): string {
  return namespace === "default" ? "" : namespace;
}
