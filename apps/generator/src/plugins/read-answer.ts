import { isJsonObject, type Json } from "@tenantry/flux-postbuild";
import type { PluginAnswers } from "@tenantry/krm-function";
import type { Answer, Question, Reply } from "./envelope.ts";

/** The reply in a line of the pipe; undefined where it is none to this question: a plugin may write there too. */
export function readAnswer(line: string, { token, request }: Question): Reply | undefined {
  const answer = parse(line);
  if (!isJsonObject(answer) || answer["token"] !== token || !isJsonObject(answer["reply"] ?? null)) return undefined;
  const { reply } = answer as unknown as Answer;
  if (!reply.ok) return reply;
  return isJsonObject(reply.answer as unknown as Json) && holds(reply.answer as never, request.do) ? reply : undefined;
}

function parse(line: string): Json {
  try {
    return JSON.parse(line) as Json;
  } catch {
    return null;
  }
}

/** The host has looked closer; a plugin that has changed what its `JSON.stringify` does would still get past it. */
const FIELDS: { readonly [Asked in keyof PluginAnswers]: (answer: Record<string, Json>) => boolean } = {
  describe: ({ transforms, rules }) => typeof transforms === "boolean" && isListOfObjects(rules),
  transform: ({ items, results }) => isListOfObjects(items) && isListOfObjects(results),
  judge: ({ faults }) => isListOfObjects(faults),
};

function holds(answer: Record<string, Json>, asked: keyof PluginAnswers): boolean {
  return FIELDS[asked](answer);
}

function isListOfObjects(value: Json | undefined): boolean {
  return Array.isArray(value) && (value as readonly Json[]).every(isJsonObject);
}
