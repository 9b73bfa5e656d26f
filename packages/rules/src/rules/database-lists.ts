import type { Manifest } from "../manifest.ts";
import { isFields, listAt, nameObject } from "../reading/fields.ts";
import { plainTextAt } from "../reading/plain-text.ts";
import type { Fault, Rule } from "../rule.ts";

type Place = readonly (string | number)[];

const ALWAYS: ReadonlyMap<string, string> = new Map([
  ["extensions", "extension"],
  ["schemas", "schema"],
]);
/** Fields that came with 1.28. */
const FOREIGN: ReadonlyMap<string, string> = new Map([
  ["fdws", "foreign data wrapper"],
  ["servers", "foreign server"],
]);

/** cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/database_webhook.go, validate. */
export const databaseLists: Rule = {
  id: "database-lists",
  severity: "error",
  title: "A Database lists each extension, schema, wrapper, server, option and usage once.",
  refusedBy: "webhook",
  *check(subject) {
    for (const manifest of subject.ofKind("Database")) {
      for (const [list, what] of ALWAYS) yield* findTwins(manifest, ["spec", list], what);
      if (!subject.operator.mayBeAtLeast("1.28")) continue;
      for (const [list, what] of FOREIGN) {
        yield* findTwins(manifest, ["spec", list], what);
        for (const index of listAt(manifest.object, "spec", list).keys()) {
          yield* findTwins(manifest, ["spec", list, index, "options"], "option");
          yield* findTwins(manifest, ["spec", list, index, "usage"], "usage");
        }
      }
    }
  },
};

function* findTwins(manifest: Manifest, place: Place, what: string): Iterable<Fault> {
  const first = new Map<string, number>();
  for (const [index, item] of listAt(manifest.object, ...place).entries()) {
    const name = isFields(item) ? plainTextAt(item, "name") : undefined;
    if (name === undefined) continue;
    const twin = first.get(name);
    if (twin === undefined) first.set(name, index);
    else
      yield {
        manifest,
        path: [...place, index, "name"],
        message: `${nameObject(manifest.object)}: the ${what} ${name} is in \`${place.at(-1)}[${twin}]\` too`,
        help: `merge the two into one entry, and remove \`${place.at(-1)}[${index}]\``,
      };
  }
}
