import type { KindReference } from "../schema-module.ts";
import { isObject, type JsonObject, report, reportAt, type Walk } from "../validation/check.ts";
import { suggestName } from "../validation/nearest-name.ts";
import { describeValue, quoteShort } from "../validation/value-text.ts";
import type { Violation } from "../violation.ts";
import { checkLabelName, checkLabelValue, checkQualifiedName, checkSubdomainName } from "./name-syntax.ts";

/** Every field of meta/v1 ObjectMeta; `type` is what a rendered file may have wrong. */
const fieldTypes: Readonly<Record<string, "string" | "strings" | "map" | "server">> = {
  name: "string",
  namespace: "string",
  generateName: "string",
  labels: "map",
  annotations: "map",
  finalizers: "strings",
  ownerReferences: "server",
  managedFields: "server",
  uid: "server",
  resourceVersion: "server",
  generation: "server",
  creationTimestamp: "server",
  deletionTimestamp: "server",
  deletionGracePeriodSeconds: "server",
  selfLink: "server",
};

/** Annotations may hold 256 KiB in all (apimachinery pkg/api/validation, TotalAnnotationSizeLimitB). */
const annotationLimit = 256 * 1024;

/** Checks `metadata` of a whole object. The walk stands at the object. */
export function checkMetadata(metadata: unknown, reference: KindReference, walk: Walk): void {
  walk.path.push("metadata");
  if (isObject(metadata)) checkFields(metadata, reference, walk);
  else if (metadata === undefined || metadata === null) report(walk, "required", '"metadata" is required; add it');
  else report(walk, "type", `expected an object, got ${describeValue(metadata)}`);
  walk.path.pop();
}

/** What the API server would refuse in apiVersion, kind and metadata of an object of any kind, also of an unknown one. */
export function validateMetadata(object: KindReference & { readonly metadata?: unknown }): Violation[] {
  const walk: Walk = { path: [], violations: [] };
  const { apiVersion, kind, metadata } = object;
  if (!/^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\/)?v[0-9][a-z0-9]*$/.test(apiVersion)) {
    reportAt(walk, "apiVersion", {
      kind: "pattern",
      message: `${quoteShort(apiVersion)} is no apiVersion: expected group/version`,
    });
  }
  if (!/^[A-Za-z][A-Za-z0-9]*$/.test(kind)) {
    reportAt(walk, "kind", { kind: "pattern", message: `${quoteShort(kind)} is no kind: expected letters and digits` });
  }
  checkMetadata(metadata, object, walk);
  return walk.violations;
}

function checkFields(metadata: JsonObject, reference: KindReference, walk: Walk): void {
  for (const field in metadata) {
    const value = metadata[field];
    if (value === undefined || value === null) continue;
    const type = fieldTypes[field];
    if (type === undefined) {
      const message = `unknown field ${JSON.stringify(field)}${suggestName(field, Object.keys(fieldTypes))}`;
      reportAt(walk, field, { kind: "unknown-field", message });
    } else if (type === "string" && typeof value !== "string") {
      reportAt(walk, field, { kind: "type", message: `expected a string, got ${describeValue(value)}` });
    } else if (type === "map") {
      checkMap({ field, value, walk });
    } else if (type === "strings") {
      checkFinalizers(value, walk);
    }
  }
  checkNames(metadata, reference, walk);
}

function checkFinalizers(value: unknown, walk: Walk): void {
  if (!Array.isArray(value) || !value.every((it) => typeof it === "string")) {
    const message = `expected a list of strings, got ${describeValue(value)}`;
    reportAt(walk, "finalizers", { kind: "type", message });
    return;
  }
  for (const text of value) {
    const expected = checkQualifiedName(text);
    if (expected !== undefined) reportName({ walk, field: "finalizers", text, expected });
  }
  if (value.includes("orphan") && value.includes("foregroundDeletion")) {
    const expected = 'one of "orphan" and "foregroundDeletion", not both';
    reportName({ walk, field: "finalizers", text: value.join(), expected });
  }
}

function checkNames(metadata: JsonObject, { apiVersion, kind }: KindReference, walk: Walk): void {
  const { name, namespace, generateName } = metadata;
  if ((name ?? "") === "" && (generateName ?? "") === "") {
    reportAt(walk, "name", { kind: "required", message: '"name" is required; add it' });
  }
  const isNamespace = apiVersion === "v1" && kind === "Namespace";
  if (typeof name === "string" && name !== "") {
    const expected = isNamespace ? checkLabelName(name) : checkSubdomainName(name);
    if (expected !== undefined) reportName({ walk, field: "name", text: name, expected });
    // The controller appends 11 characters to name each Job (kubernetes pkg/apis/batch/validation).
    if (kind === "CronJob" && name.length > 52) {
      reportName({ walk, field: "name", text: name, expected: `at most 52 characters, it has ${name.length}` });
    }
  }
  if (typeof generateName === "string" && generateName !== "") {
    // The server appends letters: a dash at the end is none of the name's.
    const start = generateName.replace(/.-$/su, "a");
    const expected = isNamespace ? checkLabelName(start) : checkSubdomainName(start);
    if (expected !== undefined) reportName({ walk, field: "generateName", text: generateName, expected });
  }
  if (typeof namespace === "string" && namespace !== "") {
    const expected = checkLabelName(namespace);
    if (expected !== undefined) reportName({ walk, field: "namespace", text: namespace, expected });
  }
}

function checkMap({ field, value, walk }: { field: string; value: unknown; walk: Walk }): void {
  if (!isObject(value)) {
    reportAt(walk, field, { kind: "type", message: `expected an object, got ${describeValue(value)}` });
    return;
  }
  walk.path.push(field);
  let size = 0;
  for (const key in value) {
    const text = value[key];
    const expectedKey = checkQualifiedName(field === "annotations" ? key.toLowerCase() : key);
    if (expectedKey !== undefined) reportName({ walk, field: key, text: key, expected: expectedKey });
    if (typeof text !== "string") {
      const message = `expected a string, got ${describeValue(text)}; quote it`;
      if (text !== null && text !== undefined) reportAt(walk, key, { kind: "type", message });
      continue;
    }
    const expected = field === "labels" ? checkLabelValue(text) : undefined;
    if (expected !== undefined) reportName({ walk, field: key, text, expected });
    if (field === "annotations") size += countBytes(key) + countBytes(text);
  }
  if (size > annotationLimit)
    report(walk, "length", `annotations hold ${size} bytes, expected at most ${annotationLimit}`);
  walk.path.pop();
}

function reportName({
  walk,
  field,
  text,
  expected,
}: {
  walk: Walk;
  field: string;
  text: string;
  expected: string;
}): void {
  reportAt(walk, field, { kind: "metadata", message: `${quoteShort(text)} is not allowed, expected ${expected}` });
}

/** Length in UTF-8. */
function countBytes(text: string): number {
  let bytes = text.length;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit > 0x7f) bytes += unit <= 0x7ff || (unit >= 0xd800 && unit <= 0xdfff) ? 1 : 2;
  }
  return bytes;
}
