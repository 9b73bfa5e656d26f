import { readFileSync } from "node:fs";
import type { Json, JsonObject } from "./json.ts";

function readData(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../test-data/${name}`, import.meta.url), "utf8"));
}

export interface EnvsubstCase {
  readonly input: string;
  readonly strict: boolean;
  readonly output?: string;
  readonly error?: string;
}

export function readEnvsubstVectors(): { vars: Record<string, string>; cases: EnvsubstCase[] } {
  return readData("envsubst-vectors.json") as { vars: Record<string, string>; cases: EnvsubstCase[] };
}

export interface ObjectCase {
  readonly object: JsonObject;
  readonly mode: "strict" | "lax";
  readonly strategy?: "Always";
  readonly variables?: Record<string, string>;
  /** What Flux gives to envsubst; absent where it does not come that far. */
  readonly text?: string;
  readonly result: { readonly object?: JsonObject; readonly error?: string; readonly untouched?: true };
}

export function readObjectVectors(): { variables: Record<string, string>; cases: ObjectCase[] } {
  return readData("object-vectors.json") as { variables: Record<string, string>; cases: ObjectCase[] };
}

export interface ValueCase {
  readonly value: string;
  readonly json?: Json;
  readonly error?: string;
}

export function readValueVectors(): ValueCase[] {
  return (readData("value-vectors.json") as { cases: ValueCase[] }).cases;
}
