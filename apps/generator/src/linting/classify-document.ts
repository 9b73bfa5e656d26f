import type { Fields } from "@tenantry/rules";
import type { Path, YamlDocument } from "@tenantry/tenant-model";
import { isFields } from "./json-values.ts";
import type { Input } from "./read-inputs.ts";

/** An object as it stands in a file. */
export interface WrittenObject {
  readonly fields: Fields;
  readonly input: Input;
  readonly document: YamlDocument;
  /** Where it stands in the document: below `items` of a List, empty otherwise. */
  readonly prefix: Path;
}

/** Names of what is no object to judge, as the summary counts them. */
export const FOREIGN = {
  catalog: "tenants.yaml catalog",
  chart: "Helm chart",
  encrypted: "encrypted with SOPS",
  generated: "read by a kustomize generator",
  other: "not Kubernetes",
  settings: "settings",
  template: "template",
} as const;
export type ForeignKind = keyof typeof FOREIGN;

export type DocumentContent =
  | { readonly kind: "objects"; readonly objects: readonly WrittenObject[] }
  | { readonly kind: "kustomization"; readonly object: WrittenObject }
  | { readonly kind: "json-patch" }
  | { readonly kind: "foreign"; readonly foreign: ForeignKind };

const KUSTOMIZATION_NAMES = /(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/;

/** Says what a value that was read is to us. */
export function classifyDocument(value: unknown, input: Input, document: YamlDocument): DocumentContent {
  if (isJsonPatch(value)) return { kind: "json-patch" };
  if (!isFields(value)) return { kind: "foreign", foreign: "other" };
  const { apiVersion, kind } = value;
  const written = { fields: value, input, document, prefix: [] };
  if (isKustomization(value, input.name)) {
    // kustomize fills in both where they are left out.
    const defaults = { apiVersion: "kustomize.config.k8s.io/v1beta1", kind: "Kustomization" };
    return { kind: "kustomization", object: { ...written, fields: { ...defaults, ...value } } };
  }
  if (typeof apiVersion !== "string" || typeof kind !== "string") return { kind: "foreign", foreign: "other" };
  if (kind === "TenantCatalog") return { kind: "foreign", foreign: "catalog" };
  if (isEncrypted(value)) return { kind: "foreign", foreign: "encrypted" };
  return { kind: "objects", objects: expandList(written) };
}

/** Whether text that cannot be read was meant to be a Kubernetes object. */
export function looksLikeObject(text: string): boolean {
  return /^\s*(?:- )?["']?apiVersion["']?\s*:/m.test(text) && /^\s*["']?kind["']?\s*:/m.test(text);
}

const ALERTING = /^\s*["']?kind["']?\s*:\s*["']?(?:PrometheusRule|VMRule)\b/m;
/** What no template of an alert's text holds. */
const HELM = /\{\{[^}]*(?:\.(?:Values|Release|Chart|Capabilities)\b|\b(?:include|toYaml|tpl)\b)|^\{%/m;

/** Text of Helm and its kin, which is YAML only after they have run. */
export function looksLikeTemplate(text: string): boolean {
  // Nearly every alert has templates in its texts: those are Prometheus' own, and the file is YAML as it stands.
  if (ALERTING.test(text)) return HELM.test(text);
  return /\{\{-?\s*(?:[.$]|(?:if|else|end|range|include|define|with|template|toYaml|tpl|block)\b)|^\{%/m.test(text);
}

function expandList(written: WrittenObject): readonly WrittenObject[] {
  const { fields, prefix } = written;
  const { kind, items } = fields;
  if (typeof kind !== "string" || !kind.endsWith("List") || !Array.isArray(items)) return [written];
  return items.flatMap((item, index) => {
    if (!isFields(item)) return [];
    const object = { ...written, fields: item, prefix: [...prefix, "items", index] };
    return typeof item["apiVersion"] === "string" && typeof item["kind"] === "string" ? expandList(object) : [];
  });
}

function isKustomization({ apiVersion, kind }: Fields, name: string): boolean {
  if (typeof apiVersion === "string") return apiVersion.startsWith("kustomize.config.k8s.io/");
  return kind === undefined && KUSTOMIZATION_NAMES.test(name);
}

/** RFC 6902: a list of operations, which kustomize reads as a patch. */
function isJsonPatch(value: unknown): boolean {
  const isOperation = (item: unknown) =>
    isFields(item) && typeof item["op"] === "string" && typeof item["path"] === "string";
  return Array.isArray(value) && value.length > 0 && value.every(isOperation);
}

function isEncrypted({ sops }: Fields): boolean {
  return isFields(sops) && ("mac" in sops || "lastmodified" in sops);
}
