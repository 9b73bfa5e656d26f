import * as z from "zod/mini";
import { catalogConfig } from "./catalog-config.ts";
import { type FieldNotes, fieldNotes, PLACEHOLDER_TEXT } from "./field.ts";
import { overrides } from "./override-config.ts";

/** One field of a catalog, as the reference lists it. */
export interface ReferenceField {
  /** Path from the top, e.g. `spec.tenants[].poolers[].mode`. */
  readonly path: string;
  readonly section: string;
  readonly name: string;
  /** What may be written, in words. */
  readonly form: string;
  /** As YAML has it on one line; undefined where there is none. */
  readonly preset: string | undefined;
  readonly required: boolean;
  readonly notes: FieldNotes;
}

interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, Schema>>;
  readonly innerType?: Schema;
  readonly element?: Schema;
  readonly valueType?: Schema;
  readonly options?: readonly Schema[];
  readonly discriminator?: string;
  readonly defaultValue?: unknown;
  /** Of numbers: undefined where they need not be whole. */
  readonly format?: string;
  readonly entries?: Readonly<Record<string, string>>;
  readonly values?: readonly unknown[];
}
type Schema = z.ZodMiniType & { readonly _zod: { readonly def: Definition } };

/** Every field of a catalog, in the order of the schema. */
export function listReferenceFields(): ReferenceField[] {
  return [...listFields(catalogConfig as unknown as Schema, "")];
}

function* listFields(schema: Schema, section: string): Generator<ReferenceField> {
  for (const { section: name, shape } of listShapes(schema, section)) {
    for (const [key, field] of Object.entries(shape)) {
      const { inner, preset, required } = open(field);
      const path = name === "" ? key : `${name}.${key}`;
      const notes = findNotes(field) ?? { description: "", placeholder: "refused" };
      yield { path, section: name, name: key, form: describeForm(inner), preset, required, notes };
      yield* listFields(inner, path);
    }
  }
}

/** The mappings that a schema holds: its own, those of a list's items, of a map's values, of a union's branches. */
function listShapes(schema: Schema, section: string): { section: string; shape: Readonly<Record<string, Schema>> }[] {
  const { shape, element, valueType, options, discriminator } = schema._zod.def;
  if (shape) return [{ section, shape }];
  if (element) return listShapes(open(element).inner, `${section}[]`);
  if (valueType && !overrides.kinds.has(schema)) return listShapes(open(valueType).inner, `${section}.<name>`);
  return (options ?? []).flatMap((option) => {
    const literal =
      discriminator === undefined ? undefined : option._zod.def.shape?.[discriminator]?._zod.def.values?.[0];
    const branch = literal === undefined ? section : `${section} (${discriminator}: ${String(literal)})`;
    return listShapes(open(option).inner, branch);
  });
}

function open(field: Schema): { inner: Schema; preset: string | undefined; required: boolean } {
  let inner = field;
  let preset: string | undefined;
  let required = true;
  while (inner._zod.def.innerType) {
    const { type, innerType, defaultValue } = inner._zod.def;
    if (type === "default" || type === "prefault") preset ??= JSON.stringify(defaultValue);
    required = false;
    inner = innerType;
  }
  return { inner, preset, required };
}

function findNotes(field: Schema): FieldNotes | undefined {
  for (let schema: Schema | undefined = field; schema !== undefined; schema = schema._zod.def.innerType) {
    const notes = fieldNotes.get(schema);
    if (notes !== undefined) return notes;
  }
  return undefined;
}

function describeForm(schema: Schema): string {
  const { type, element, entries, values, options } = schema._zod.def;
  if (overrides.kinds.has(schema)) return `fields of the ${overrides.kinds.get(schema)}`;
  if (options) return describeOptions(options);
  if (type === "array" && element) return `list of: ${describeForm(open(element).inner)}`;
  if (type === "object") return "mapping, see below";
  if (type === "record") return "map of names to values";
  if (type === "boolean") return "`true` or `false`";
  if (entries) return Object.keys(entries).map(code).join(", ");
  if (values) return values.map((value) => code(String(value))).join(", ");
  return askForm(schema, type);
}

function describeOptions(options: readonly Schema[]): string {
  const forms = options
    .filter((option) => option !== (PLACEHOLDER_TEXT as unknown))
    .map((option) => describeForm(open(option).inner));
  return [...new Set(forms)].join("; or ");
}

/** A schema says best itself what it expects: in what it answers to nonsense. */
function askForm(schema: Schema, type: string): string {
  const isNumber = type === "number" || type === "int";
  const nonsense = isNumber ? -1e9 : "\u0000\n";
  const { error } = z.safeParse(schema, nonsense);
  const messages = (error?.issues ?? []).map(({ message }) => message.replace(/^expected /, ""));
  const said = messages.find((message) => !/^Invalid/.test(message)) ?? "";
  const kind = !isNumber ? "text" : schema._zod.def.format === undefined ? "number" : "whole number";
  return said === "" ? kind : isNumber ? `${kind}, ${said}` : said;
}

function code(text: string): string {
  return `\`${text}\``;
}
