const NAME = /^[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?$/;
const PREFIX = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/;

/** Why a text is no key of a label; undefined where it is one (apimachinery v0.34, pkg/util/validation, IsQualifiedName). */
export function explainLabelKey(key: string): string | undefined {
  const parts = key.split("/");
  const name = parts.at(-1) ?? "";
  if (parts.length > 2) return "has more than one /";
  const prefix = parts.length === 2 ? parts[0] : undefined;
  if (prefix !== undefined && (prefix.length > 253 || !PREFIX.test(prefix))) return "has a prefix that is no DNS name";
  return explainName(name);
}

/** Why a text is no value of a label; undefined where it is one, or empty. */
export function explainLabelValue(value: string): string | undefined {
  return value === "" ? undefined : explainName(value);
}

function explainName(name: string): string | undefined {
  if (name.length > 63) return `has ${name.length} characters: Kubernetes allows 63`;
  return NAME.test(name)
    ? undefined
    : "is none: expected letters, digits, -, _ and ., with a letter or digit at both ends";
}
