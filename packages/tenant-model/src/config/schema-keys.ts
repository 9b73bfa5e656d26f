import * as z from "zod/mini";
import type { Path } from "../problem.ts";
import { catalogConfig } from "./catalog-config.ts";
import { type FieldNotes, fieldNotes, PLACEHOLDER_TEXT } from "./field.ts";

interface Definition {
  readonly shape?: Record<string, Schema>;
  readonly innerType?: Schema;
  readonly element?: Schema;
  readonly keyType?: { readonly _zod: { readonly def: { readonly entries?: Readonly<Record<string, string>> } } };
  readonly valueType?: Schema;
  readonly options?: readonly Schema[];
}
type Schema = z.ZodMiniType & { readonly _zod: { readonly def: Definition } };

/** Keys that the schema knows at a place; of every branch where there is a union. */
export function keysAt(place: Path): string[] {
  return [
    ...new Set(
      schemasAt(place)
        .flatMap(unwrap)
        .flatMap(({ _zod: { def } }) => Object.keys(def.shape ?? def.keyType?._zod.def.entries ?? {})),
    ),
  ];
}

/** The notes of the field at a place. */
export function notesAt(place: Path): FieldNotes | undefined {
  for (const schema of schemasAt(place)) {
    for (let inner: Schema | undefined = schema; inner !== undefined; inner = inner._zod.def.innerType) {
      const notes = fieldNotes.get(inner);
      if (notes !== undefined) return notes;
    }
  }
  return undefined;
}

/** Why a text does not fit the field at a place; undefined when it does. Placeholders are not for this function. */
export function explainText(text: string, place: Path): string | undefined {
  let reason: string | undefined;
  for (const schema of schemasAt(place).flatMap(unwrap)) {
    if (schema === (PLACEHOLDER_TEXT as unknown)) continue;
    const result = z.safeParse(schema, text);
    if (result.success) return undefined;
    const [issue] = result.error.issues;
    if (issue?.code === "invalid_value") reason ??= `expected one of ${issue.values.join(", ")}`;
    else if (issue !== undefined && issue.code !== "invalid_type") reason ??= issue.message;
  }
  return reason ?? "expected something else";
}

function schemasAt(place: Path): Schema[] {
  let schemas: Schema[] = [catalogConfig as unknown as Schema];
  for (const part of place) schemas = schemas.flatMap((schema) => step(schema, part));
  return schemas;
}

function step(schema: Schema, part: string | number): Schema[] {
  return unwrap(schema).flatMap(({ _zod: { def } }) => {
    if (typeof part === "number") return def.element ? [def.element] : [];
    const field = def.shape?.[part] ?? def.valueType;
    return field ? [field] : [];
  });
}

function unwrap(schema: Schema): Schema[] {
  const { innerType, options } = schema._zod.def;
  if (innerType) return unwrap(innerType);
  return options ? options.flatMap(unwrap) : [schema];
}
