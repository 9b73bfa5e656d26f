export { escapeLiteral, needsEscape } from "./escape.ts";
export { isJsonObject, type Json, type JsonObject, sameJson } from "./json.ts";
export { type BuildError, type BuildOptions, type BuiltObject, buildObject } from "./object/build-object.ts";
export { explainUndeliverable, isSuspect } from "./object/undeliverable-text.ts";
export { explainRetyping, type Retyped, retypedValue, survivesRetyping } from "./retyping.ts";
export { type ListedReference, listReferences, type ReferenceList } from "./substitution/list-references.ts";
export {
  type Substitution,
  type SubstitutionError,
  type SubstitutionMode,
  substitute,
  type Variables,
} from "./substitution/substitute.ts";
export { type BuiltVariables, buildVariables, invalidVariableNames, type VariableSource } from "./variables.ts";
export { readYaml, type YamlReading, type YamlResult } from "./yaml/read-yaml.ts";
export { type WriteOptions, type WrittenYaml, writeYaml } from "./yaml/write-yaml.ts";
