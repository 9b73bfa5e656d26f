import * as z from "zod/mini";
import type { Finding } from "../finding.ts";
import type { Path } from "../problem.ts";
import type { YamlValue } from "../yaml/read-block-yaml.ts";
import { API_VERSION, explainApiVersion } from "./api-versions.ts";
import { type CatalogConfig, catalogConfig } from "./catalog-config.ts";
import { explainIssue } from "./explain-issue.ts";

export type ReadConfig =
  | { readonly ok: true; readonly config: CatalogConfig }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/**
 * Holds a YAML value against the catalog's schema.
 * @param options `toolVersion`: the release, for who asks it to read a version of catalogs that it does not know
 */
export function readConfig(value: YamlValue, { toolVersion }: { readonly toolVersion?: string } = {}): ReadConfig {
  const foreign = foreignVersion(value, toolVersion);
  if (foreign !== undefined) return { ok: false, findings: [foreign] };
  const result = parse(value);
  if (result === undefined) {
    const message = "the catalog holds more mistakes than can be listed";
    return { ok: false, findings: [finding([], message, "check that this is the right file, and its long lists")] };
  }
  if (result.success) return { ok: true, config: result.data };
  return {
    ok: false,
    findings: result.error.issues.flatMap((issue) => explainIssue(issue as z.core.$ZodIssue, value, [])),
  };
}

/** zod joins the issues of a list by spreading them: too many of them exhaust the stack. */
function parse(value: YamlValue) {
  try {
    // Without the input in its issues zod could not say what stands there; the error function sees it.
    return z.safeParse(catalogConfig, value, { reportInput: true });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** A catalog of another version or kind would drown in unknown keys: say the one thing that matters. */
function foreignVersion(value: YamlValue, toolVersion: string | undefined): Finding | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return finding(
      [],
      "the file is not a mapping",
      `start it with \`apiVersion: ${API_VERSION}\` and \`kind: TenantCatalog\``,
    );
  }
  const { apiVersion, kind } = value;
  if (typeof apiVersion === "string" && apiVersion !== API_VERSION) {
    const { message, help } = explainApiVersion(apiVersion, toolVersion);
    return finding(["apiVersion"], message, help);
  }
  if (typeof kind === "string" && kind !== "TenantCatalog") {
    return finding(["kind"], `kind is ${JSON.stringify(kind)}, expected "TenantCatalog"`, "set it to TenantCatalog");
  }
  return undefined;
}

function finding(place: Path, message: string, help: string): Finding {
  return { rule: "schema", severity: "error", message, help, place };
}
