/** Kubernetes name syntax (apimachinery pkg/util/validation). Each answers what was expected, or undefined if sound. */

const label = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const subdomain = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const qualifiedPart = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;

export function checkLabelName(name: string): string | undefined {
  if (name.length > 63) return `at most 63 characters, it has ${name.length}`;
  return label.test(name) ? undefined : "lower-case letters, digits and -, starting and ending with a letter or digit";
}

export function checkSubdomainName(name: string): string | undefined {
  if (name.length > 253) return `at most 253 characters, it has ${name.length}`;
  if (subdomain.test(name)) return undefined;
  return "lower-case letters, digits, - and ., each part starting and ending with a letter or digit";
}

/** Most keys are short and sound: one match says so. */
const shortQualifiedName = /^(?:[a-z0-9]+(?:[-.][a-z0-9]+)*\/)?[A-Za-z0-9]+(?:[-_.][A-Za-z0-9]+)*$/;

/** The key of a label or annotation: an optional DNS prefix and `/`, then at most 63 characters. */
export function checkQualifiedName(key: string): string | undefined {
  if (key.length <= 63 && shortQualifiedName.test(key)) return undefined;
  const parts = key.split("/");
  const name = parts.at(-1) ?? "";
  const prefix = parts.length > 1 ? parts[0] : undefined;
  if (parts.length > 2) return "[prefix/]name with at most one /";
  if (prefix !== undefined && checkSubdomainName(prefix) !== undefined) return "a DNS subdomain before the /";
  if (name.length > 63) return `at most 63 characters after the prefix, it has ${name.length}`;
  return qualifiedPart.test(name)
    ? undefined
    : "letters, digits, -, _ and ., starting and ending with a letter or digit";
}

export function checkLabelValue(value: string): string | undefined {
  if (value.length > 63) return `at most 63 characters, it has ${value.length}`;
  if (value === "" || qualifiedPart.test(value)) return undefined;
  return "empty, or letters, digits, -, _ and ., starting and ending with a letter or digit";
}
