/** The fields without those that are undefined, which a schema's optional fields leave in its type. */
export type DefinedFields<T> = { [Key in keyof T as undefined extends T[Key] ? never : Key]: T[Key] } & {
  [Key in keyof T as undefined extends T[Key] ? Key : never]?: Exclude<T[Key], undefined>;
};

export function definedFields<T extends object>(fields: T): DefinedFields<T> {
  const defined: Partial<T> = {};
  for (const key in fields) if (fields[key] !== undefined) defined[key] = fields[key];
  // TypeScript cannot follow the loop.
  return defined as unknown as DefinedFields<T>;
}
