import * as z from "zod/mini";

// zod would compile a function per object with `new Function`: for a catalog that is read once it saves nothing measurable.
z.config({ jitless: true });

/** What a placeholder means in a field. See design: placeholders. */
export type PlaceholderPolicy = "refused" | "passed through" | "passed through and read";

export interface FieldNotes {
  readonly description: string;
  readonly placeholder: PlaceholderPolicy;
}

/** Notes of every field, by schema: the JSON Schema, the reference and the error texts are made from them. */
export const fieldNotes = z.registry<FieldNotes>();

/** Exactly `${NAME}`: no operators, nothing around it. */
export const PLACEHOLDER = /^\$\{[A-Za-z_][A-Za-z0-9_]*\}$/;
/** `abort` makes it as wrong as a wrong type: a union of both then reports both, and the reader chooses. */
export const PLACEHOLDER_TEXT = z
  .string()
  .check(z.regex(PLACEHOLDER, { error: "expected a placeholder of the form ${NAME}", abort: true }));

type Schema = z.ZodMiniType;

/** A field that holds literals only: names, versions, kinds, modes. */
export function literal<S extends Schema>(description: string, schema: S): S {
  fieldNotes.add(schema, { description, placeholder: "refused" });
  return schema;
}

/** A field whose placeholder is rendered as it is; its setting's value is used for checks. */
export function passed<S extends Schema>(description: string, schema: S) {
  return withPlaceholder(schema, { description, placeholder: "passed through" });
}

/** A field whose setting's value also feeds derived values, which are baked into the rendered text. */
export function read<S extends Schema>(description: string, schema: S) {
  return withPlaceholder(schema, { description, placeholder: "passed through and read" });
}

function withPlaceholder<S extends Schema>(schema: S, notes: FieldNotes) {
  const union = z.union([schema, PLACEHOLDER_TEXT]);
  fieldNotes.add(union, notes);
  return union;
}

/** The same field with a value for when it is not written; the notes stay on the field. */
export function defaulted<S extends Schema>(schema: S, value: z.output<S>) {
  return z._default(schema, value as never);
}

/** An object whose unknown keys are errors. */
export function block<S extends z.core.$ZodShape>(description: string, shape: S) {
  return literal(description, z.strictObject(shape));
}
