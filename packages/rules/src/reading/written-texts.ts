import { KINDS, type Manifest } from "../manifest.ts";
import { kindOf, type Subject } from "../subject.ts";
import { isFields, type Key, textAt } from "./fields.ts";
import { listSettingsObjects } from "./settings.ts";

/** A text as it stands in a file, before Flux substitutes. */
export interface WrittenText {
  readonly manifest: Manifest;
  readonly path: readonly Key[];
  /** `key`: the text is a field's name. */
  readonly at?: "key";
  readonly text: string;
}

const SWITCH = "kustomize.toolkit.fluxcd.io/substitute";

/** Texts with a `$` that Flux substitutes: values and names of fields. Nothing where Flux does not substitute. */
export function* listWrittenTexts(subject: Subject): Iterable<WrittenText> {
  if (!substitutes(subject)) return;
  // Settings themselves are speech of their own: `setting-holds-placeholder`.
  const settings = new Set(listSettingsObjects(subject));
  for (const manifest of subject.manifests) {
    const { form, written, substitution } = manifest;
    if (form !== "object" || written === undefined || substitution === "none" || settings.has(manifest)) continue;
    if (kindOf(manifest) === KINDS.KustomizationFile || isSwitchedOff(written)) continue;
    yield* walk(manifest, written, []);
  }
}

/** Without any variable Flux leaves the text alone (fluxcd/pkg kustomize/v1.35.4, kustomize_varsub.go). */
function substitutes(subject: Subject): boolean {
  if (subject.substitution !== "flux") return false;
  if (subject.variables.size > 0 || subject.variablesKnown === "some") return true;
  return subject
    .ofKind("FluxKustomization")
    .some(({ object }) => textAt(object, "spec", "postBuild", "substituteStrategy") === "Always");
}

function isSwitchedOff(written: NonNullable<Manifest["written"]>): boolean {
  return ["labels", "annotations"].some((field) => textAt(written, "metadata", field, SWITCH) === "disabled");
}

function* walk(manifest: Manifest, value: unknown, path: readonly Key[]): Iterable<WrittenText> {
  if (typeof value === "string") {
    if (value.includes("$")) yield { manifest, path, text: value };
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* walk(manifest, item, [...path, index]);
  } else if (isFields(value)) {
    for (const [key, item] of Object.entries(value)) {
      if (key.includes("$")) yield { manifest, path: [...path, key], at: "key", text: key };
      yield* walk(manifest, item, [...path, key]);
    }
  }
}
