/** A parsed text: literal bytes and references. Text is in byte strings (see byte-string.ts). */
export type TemplateNode = string | Reference;

export interface Reference {
  readonly name: string;
  /** "" for `${X}`, else the operator as written: `:=`, `#`, `//`, … `#` with no argument is the length. */
  readonly operator: string;
  readonly arguments: readonly TemplateNode[];
  /** Byte offset of the reference's `$`. */
  readonly at: number;
}

/** Thrown inside the substitution engine only; `substitute` turns it into data. */
export class SubstitutionFailure extends Error {
  readonly at: number;
  readonly variable: string | undefined;

  constructor(message: string, at: number, variable?: string) {
    super(message);
    this.at = at;
    this.variable = variable;
  }
}
