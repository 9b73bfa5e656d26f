import type { Check, CheckFault } from "../check.ts";
import { chooseEvenly } from "../choose-evenly.ts";
import { type ClientSecret, explainNoClients, listClientSecrets } from "../client-secrets.ts";
import { readSecretValue } from "../read-secret.ts";
import { RESOURCES } from "../resource-names.ts";

/** They are read one by one: everything else would read the Secrets of others as well. */
const MOST_SECRETS = 20;

export const clientSecrets: Check = {
  id: "client-secrets",
  criterion: "AC10",
  evidence: "pooler-connections",
  title: "Applications find their Secrets, with the hosts, databases and users of the catalog in them",
  inapplicable: explainNoClients,
  async run({ catalog, cluster }) {
    const all = listClientSecrets(catalog);
    const chosen = chooseEvenly(all, MOST_SECRETS);
    const faults: CheckFault[] = [];
    for (const secret of chosen) {
      const { namespace, name } = secret;
      const live = await cluster.get({ resource: RESOURCES.secret, name, namespace });
      const help = `kubectl -n ${namespace} describe ${RESOURCES.externalSecret} ${secret.externalSecret}; have it made anew: kubectl -n ${namespace} annotate ${RESOURCES.externalSecret} ${secret.externalSecret} force-sync=$(date +%s) --overwrite`;
      const reasons = live === undefined ? ["does not exist"] : judge(live, secret);
      for (const reason of reasons) faults.push({ message: `Secret ${namespace}/${name} ${reason}`, help });
    }
    return {
      expectation: `Secrets with the keys ${[...new Set(all.flatMap(({ template }) => Object.keys(template)))].join(", ")}`,
      found: `${chosen.length} of ${all.length} Secrets were read, ${faults.length} differences`,
      faults,
    };
  },
};

function judge(live: unknown, { template }: ClientSecret): string[] {
  return Object.entries(template).flatMap(([key, expected]) => {
    const value = readSecretValue(live, key);
    if (value === undefined) return [`has no key ${key}`];
    const isSecret = expected.includes("{{");
    if (isSecret) return value === "" || value.includes("<no value>") ? [`has nothing under the key ${key}`] : [];
    return value === expected
      ? []
      : [`has ${value === "" ? "nothing" : value} under the key ${key}, expected ${expected}`];
  });
}
