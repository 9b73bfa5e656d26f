import { escapeLiteral } from "@tenantry/flux-postbuild";
import type { Path } from "./problem.ts";

/** What a YAML scalar of a rendered object can be after Flux's postBuild. */
export type Scalar = string | number | boolean;

/** A scalar that is rendered as Flux placeholder text, together with the value that the API server receives. */
export class Placeholder<out T extends Scalar = Scalar> {
  /** Rendered text, e.g. `${CNPG_INSTANCES}` or `s3://${CNPG_BACKUP_BUCKET}/`; literal parts are escaped already. */
  readonly text: string;
  /** The value after postBuild. */
  readonly value: T;
  /** Where in the catalog it comes from. */
  readonly origin: Path;

  constructor(text: string, value: T, origin: Path) {
    this.text = text;
    this.value = value;
    this.origin = origin;
  }
}

/** A field of the resolved catalog whose setting may stay in the rendered text. */
export type Value<T extends Scalar> = T | Placeholder<T>;

/** The value after postBuild. */
export function valueOf<T extends Scalar>(value: Value<T>): T {
  return value instanceof Placeholder ? value.value : value;
}

/** Joins literal text and values; the result is a Placeholder as soon as one of the values is. */
export function template(literals: TemplateStringsArray, ...values: readonly Value<Scalar>[]): Value<string> {
  const first = values.find((value) => value instanceof Placeholder);
  let plain = literals[0] ?? "";
  for (const [index, value] of values.entries()) plain += `${valueOf(value)}${literals[index + 1] ?? ""}`;
  if (!(first instanceof Placeholder)) return plain;
  let text = "";
  let literal = literals[0] ?? "";
  for (const [index, value] of values.entries()) {
    if (value instanceof Placeholder) {
      text += escapeLiteral(literal, "placeholder") + value.text;
      literal = "";
    } else literal += value;
    literal += literals[index + 1] ?? "";
  }
  return new Placeholder(text + escapeLiteral(literal), plain, first.origin);
}
