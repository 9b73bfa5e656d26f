import type { Fields } from "../manifest.ts";
import type { OperatorVersion } from "../operator-version.ts";
import { clustersOf } from "../reading/clusters.ts";
import { booleanAt, isFields, isSet, valueAt } from "../reading/fields.ts";
import { mayHave } from "../reading/operator-fixes.ts";
import type { Rule } from "../rule.ts";

const PLACE = ["spec", "backup", "barmanObjectStore"];
const FAMILIES = ["s3Credentials", "azureCredentials", "googleCredentials"];
/** cloudnative-pg/barman-cloud v0.5.0 asks more of Azure than v0.3.3; v1.28.0 has the older one (go.mod). */
const NEWER_AZURE = ["1.27.4", "1.28.2", "1.29.0"];

/** cloudnative-pg/barman-cloud v0.3.3 to v0.5.1, pkg/api/webhooks/config.go and pkg/api/config.go. */
export const storeCredentials: Rule = {
  id: "store-credentials",
  severity: "error",
  title: "`spec.backup.barmanObjectStore` has the credentials of one provider, whole.",
  refusedBy: "webhook",
  *check(subject) {
    for (const { manifest, object, title } of clustersOf(subject)) {
      const store = valueAt(object, ...PLACE);
      if (!isFields(store)) continue;
      const families = FAMILIES.filter((family) => isSet(store, family));
      if (families.length !== 1) {
        const found =
          families.length === 0 ? "no credentials" : families.map((family) => `\`${family}\``).join(" and ");
        const message = `${title}: \`barmanObjectStore\` has ${found}: expected one of ${FAMILIES.map((family) => `\`${family}\``).join(", ")}`;
        const help =
          families.length === 0
            ? "add `s3Credentials` with `accessKeyId` and `secretAccessKey`, or `inheritFromIAMRole: true`"
            : "keep the credentials of the store that `destinationPath` names";
        yield { manifest, path: PLACE, message, help };
      }
      for (const family of families) {
        const fields = store[family];
        const flaw = isFields(fields) ? explain(family, fields, subject.operator) : undefined;
        if (flaw !== undefined)
          yield {
            manifest,
            path: [...PLACE, family],
            message: `${title}: \`${family}\` ${flaw.what}`,
            help: flaw.help,
          };
      }
    }
  },
};

interface Flaw {
  readonly what: string;
  readonly help: string;
}

function explain(family: string, fields: Fields, operator: OperatorVersion): Flaw | undefined {
  // A switch whose value is not known may be either.
  const switches = ["inheritFromIAMRole", "inheritFromAzureAD", "useDefaultAzureCredentials", "gkeEnvironment"];
  if (switches.some((name) => isSet(fields, name) && booleanAt(fields, name) === undefined)) return undefined;
  if (family === "s3Credentials") return explainS3(fields);
  if (family === "azureCredentials") return explainAzure(fields, operator);
  const [isGke, hasKey] = [booleanAt(fields, "gkeEnvironment") === true, isSet(fields, "applicationCredentials")];
  if (isGke !== hasKey) return undefined;
  return isGke
    ? { what: "has `gkeEnvironment: true` beside `applicationCredentials`", help: "remove one of the two" }
    : {
        what: "has no `applicationCredentials`",
        help: "name the Secret in `applicationCredentials`, or write `gkeEnvironment: true`",
      };
}

function explainS3(fields: Fields): Flaw | undefined {
  const keys = ["accessKeyId", "secretAccessKey"];
  const missing = keys.filter((key) => !isSet(fields, key));
  const inherits = booleanAt(fields, "inheritFromIAMRole") === true;
  if (missing.length === 1)
    return {
      what: `has no \`${missing[0]}\` beside \`${keys.find((key) => isSet(fields, key))}\``,
      help: `add \`${missing[0]}\`, with \`name\` and \`key\` of the Secret`,
    };
  if (inherits && missing.length === 0)
    return { what: "has keys beside `inheritFromIAMRole: true`", help: "remove the keys, or `inheritFromIAMRole`" };
  return inherits || missing.length === 0
    ? undefined
    : { what: "says no way to log in", help: "add `accessKeyId` and `secretAccessKey`, or `inheritFromIAMRole: true`" };
}

function explainAzure(fields: Fields, operator: OperatorVersion): Flaw | undefined {
  const ways = [
    ...["inheritFromAzureAD", "useDefaultAzureCredentials"].filter((name) => booleanAt(fields, name) === true),
    ...["storageKey", "storageSasToken"].filter((name) => isSet(fields, name)),
  ];
  const [isNewer, hasAccount] = [mayHave(operator, NEWER_AZURE), isSet(fields, "storageAccount")];
  if (isSet(fields, "connectionString")) {
    const others = isNewer && hasAccount ? [...ways, "storageAccount"] : ways;
    if (others.length === 0) return undefined;
    return {
      what: `has \`connectionString\` beside \`${others.join("`, `")}\``,
      help: "keep `connectionString` alone, as it holds everything, or remove it",
    };
  }
  if (ways.length !== 1) {
    const found =
      ways.length === 0 ? "says no way to log in" : `says ${ways.length} ways to log in: \`${ways.join("`, `")}\``;
    return {
      what: found,
      help: "keep one of `connectionString`, `storageKey`, `storageSasToken` and `inheritFromAzureAD`",
    };
  }
  const key = ways[0] ?? "";
  if (!isNewer || hasAccount || !key.startsWith("storage")) return undefined;
  return {
    what: `has \`${key}\` without \`storageAccount\``,
    help: "add `storageAccount`, with `name` and `key` of the Secret",
  };
}
