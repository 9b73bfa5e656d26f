import type * as z from "zod/mini";
import type { Path } from "../problem.ts";
import { catalogConfig } from "./catalog-config.ts";

interface Definition {
  readonly shape?: Record<string, Schema>;
  readonly innerType?: Schema;
  readonly element?: Schema;
  readonly valueType?: Schema;
  readonly options?: readonly Schema[];
}
type Schema = z.ZodMiniType & { readonly _zod: { readonly def: Definition } };

/** Keys that the schema knows at a place; of every branch where there is a union. */
export function keysAt(place: Path): string[] {
  let schemas: Schema[] = [catalogConfig as unknown as Schema];
  for (const part of place) schemas = schemas.flatMap((schema) => step(schema, part));
  return [...new Set(schemas.flatMap(unwrap).flatMap((schema) => Object.keys(schema._zod.def.shape ?? {})))];
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
