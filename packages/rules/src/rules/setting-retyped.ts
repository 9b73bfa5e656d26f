import { buildObject, explainRetyping, listReferences, substitute } from "@tenantry/flux-postbuild";
import { nameObject, textAt } from "../reading/fields.ts";
import { holdsText } from "../reading/string-fields.ts";
import { listWrittenTexts } from "../reading/written-texts.ts";
import type { Rule } from "../rule.ts";
import type { Subject } from "../subject.ts";

/** fluxcd/pkg kustomize/v1.35.4, kustomize_varsub.go: the object is written without its quotes, substituted, and read again. */
export const settingRetyped: Rule = {
  id: "setting-retyped",
  severity: "error",
  title: "What Flux puts into a text arrives as the text that it is.",
  *check(subject) {
    for (const { manifest, path, at, text } of listWrittenTexts(subject)) {
      if (at === "key" || !text.includes("${")) continue;
      const reason = explainArrival(text, subject, {
        takes: holdsText(textAt(manifest.written, "kind") ?? "", path) ? "text" : "anything",
      });
      if (reason === undefined) continue;
      yield {
        manifest,
        path,
        message: `${nameObject(manifest.object)}: \`${text}\` has to arrive as a text here, and ${reason}; quotes do not help, as Flux loses them before it substitutes`,
        help: 'choose a value that YAML reads as text, or join it with other text in the field; a default may carry quotes, `${X:="5"}`, or a setting may hold one quote that stands on both sides, `${quote}${X}${quote}`',
      };
    }
  },
};

/** Undefined where the text arrives well, or where a value is missing. */
function explainArrival(
  text: string,
  { variables }: Subject,
  { takes }: { readonly takes: "text" | "anything" },
): string | undefined {
  const listed = listReferences(text);
  if (!listed.ok || listed.references.length === 0) return undefined;
  const substituted = substitute(text, variables, "strict");
  if (!substituted.ok) return undefined;
  const built = buildObject({ value: text }, variables, { mode: "strict", strategy: "Always" });
  const arrived = built.ok ? built.object["value"] : undefined;
  if (arrived === substituted.text) return undefined;
  // A number or a boolean may be what is wanted; a failure or a text that is cut never is.
  const isRetyped = built.ok && typeof arrived !== "string";
  if (isRetyped && (takes === "anything" || substituted.text === "")) return undefined;
  // Quotes in a value or a default are how people keep a number a text.
  if (typeof arrived === "string" && /^(["']).*\1$/s.test(substituted.text)) return undefined;
  const reason = listed.references[0]?.offset === 0 ? explainRetyping(substituted.text) : undefined;
  if (reason !== undefined) return reason;
  const shown = `\`${substituted.text}\``;
  return built.ok
    ? `${shown} arrives as \`${String(arrived)}\``
    : `${shown} makes the build fail (${built.error.message})`;
}
