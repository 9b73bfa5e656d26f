import { isSecretName } from "./secret-keys.ts";

/** Objects inside of objects: an annotation holds the last applied Secret as JSON. */
const DEEPEST = 40;

/** Keys of Secrets whose values are no secrets: to redact `gitlab` everywhere would leave nothing to read. */
const OPEN_KEY =
  /^(?:user(?:name)?|role|login|host(?:name)?|port|db(?:name)?|database|sslmode|namespace|type|name|region|(?:ca|tls)\.crt|ca)$/i;

export interface ManifestSecrets {
  /** Wherever they stand. */
  readonly values: ReadonlySet<string>;
  /** In base64, as they stand in a Secret's data: what they mean is no secret. */
  readonly encoded: ReadonlySet<string>;
}

/** Every secret value of JSON that kubectl printed: the data of Secrets decoded and as they stand, and fields with telling names. */
export function listManifestSecrets(text: string): ManifestSecrets {
  const walk = { values: new Set<string>(), encoded: new Set<string>(), depth: 0 };
  const document = /^\s*[{[]/.test(text) ? parse(text) : undefined;
  if (document !== undefined) collect(document, walk);
  return walk;
}

interface Walk {
  readonly values: Set<string>;
  readonly encoded: Set<string>;
  readonly depth: number;
}

function collect(value: unknown, walk: Walk): void {
  if (walk.depth > DEEPEST) return;
  const next = { ...walk, depth: walk.depth + 1 };
  if (typeof value === "string") {
    const inner = /^\s*[{[]/.test(value) ? parse(value) : undefined;
    if (inner !== undefined) collect(inner, next);
    return;
  }
  if (Array.isArray(value)) {
    for (const item of value) collect(item, next);
    return;
  }
  if (typeof value !== "object" || value === null) return;
  const fields = value as Readonly<Record<string, unknown>>;
  if (fields["kind"] === "Secret") {
    for (const [key, encoded] of strings(fields["data"])) {
      walk.encoded.add(encoded);
      if (!OPEN_KEY.test(key)) walk.values.add(Buffer.from(encoded, "base64").toString("utf8"));
    }
    for (const [key, plain] of strings(fields["stringData"])) if (!OPEN_KEY.test(key)) walk.values.add(plain);
  }
  // An environment variable of a container.
  if (typeof fields["name"] === "string" && typeof fields["value"] === "string" && isSecretName(fields["name"])) {
    walk.values.add(fields["value"]);
  }
  for (const [name, field] of Object.entries(fields)) {
    if (typeof field === "string" && isSecretName(name)) walk.values.add(field);
    collect(field, next);
  }
}

function strings(map: unknown): [string, string][] {
  if (typeof map !== "object" || map === null) return [];
  return Object.entries(map).filter((entry): entry is [string, string] => typeof entry[1] === "string");
}

export function isOpenKey(key: string): boolean {
  return OPEN_KEY.test(key);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
