import { printScalar } from "../edit/print-entry.ts";
import { START_QUESTIONS, type StartAnswers } from "./start-questions.ts";

/** Where the package `tenantry` has the schema, in a repository that installs it. */
const SCHEMA = "node_modules/tenantry/tenants.schema.json";

export function placeCatalog(name: string): string {
  return `kubernetes/catalogs/${name}/tenants.yaml`;
}

/** Text of a first catalog. What nobody was asked for, or nobody answered, is marked. */
export function writeFirstCatalog(answers: StartAnswers): string {
  const { name, size, bucket, store, tenant } = answers;
  const up = "../".repeat(placeCatalog(name).split("/").length - 1);
  const usual = START_QUESTIONS.find(({ field }) => field === "size")?.usual === size ? "a default of init; " : "";
  return `# yaml-language-server: $schema=${up}${SCHEMA}
apiVersion: tenantry.dev/v1alpha1
kind: TenantCatalog
metadata:
  name: ${printScalar(name)}
spec:
  cluster:
    name: ${printScalar(`${name}-postgres`)}
    storage:
      size: ${size} # ${usual}it can grow later, never shrink
  backup:
    method: plugin # the Barman Cloud plugin, which runs beside the operator
    schedule: 0 0 2 * * * # a default of init: seconds first, every night at 2:00 UTC
    bucket: ${printScalar(bucket)}
  secrets:
    store:
      name: ${printScalar(store)}
  tenants:
    - name: ${printScalar(tenant)}
`;
}

/** Items that have to be in the secret store before the cluster can start. */
export function describeSecrets({ name, tenant, store }: StartAnswers): readonly string[] {
  return [
    `put into ${store}: ${name}-postgres-${tenant} (password), ${name}-postgres-backup (ACCESS_KEY_ID, SECRET_ACCESS_KEY)`,
  ];
}
