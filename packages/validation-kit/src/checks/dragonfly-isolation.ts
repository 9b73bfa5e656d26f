import { listDragonflyUsers } from "@tenantry/renderer";
import type { DragonflyUser } from "@tenantry/tenant-model";
import type { CheckContext, CheckFault } from "../check.ts";
import { chooseEvenly } from "../choose-evenly.ts";
import { checkDragonfly, findMaster } from "../dragonfly/dragonfly-check.ts";
import { explainNoUsers, showUsers } from "../dragonfly/dragonfly-users.ts";
import { readSecretValue } from "../read-secret.ts";
import { clientCli, NOT_PERMITTED, talk, writeLogin } from "../redis/redis-cli.ts";
import { RESOURCES } from "../resource-names.ts";

/** Passwords stand in a Secret for each tenant, and are read one by one. */
const MOST_USERS = 20;
/** No tenant's prefix, as those end with a sign that no name has. */
const NOBODYS_KEY = "tenantry-verify";

export const dragonflyIsolation = checkDragonfly({
  id: "dragonfly-isolation",
  criterion: "AC7",
  title: "A tenant reaches its own keys in Dragonfly, and those of nobody else",
  unless: (_dragonfly, catalog) =>
    explainNoUsers(catalog) ??
    (listReadable(catalog).length === 0 ? "no tenant has a client, and so no Secret with its password" : undefined),
  async run(context, dragonfly) {
    const container = await findMaster(context, dragonfly);
    const readable = listReadable(context.catalog);
    const cli = clientCli(dragonfly.tls === undefined ? "plain" : "tls");
    const faults: CheckFault[] = [];
    const logins: { readonly user: DragonflyUser; readonly commands: readonly string[] }[] = [];
    for (const user of chooseEvenly(readable, MOST_USERS)) {
      const password = await readPassword(context, user, faults);
      if (password === undefined) continue;
      const other = readable.find(({ prefix }) => !prefix.startsWith(user.prefix) && !user.prefix.startsWith(prefix));
      // EXISTS tells nothing of a value, and answers with one line whether there is one or not.
      const foreign = `${other?.prefix ?? ""}${NOBODYS_KEY}`;
      const commands = [writeLogin(user.name, password), `EXISTS ${user.prefix}${NOBODYS_KEY}`, `EXISTS ${foreign}`];
      logins.push({ user, commands });
    }
    const commands = logins.flatMap((login) => login.commands);
    const answers = commands.length === 0 ? [] : await talk(context.cluster, container, { cli, commands });
    const help = showUsers(dragonfly, container.target);
    for (const [index, { user, commands: asked }] of logins.entries()) {
      const [login = "nothing", own = "nothing", foreign = "nothing"] = answers.slice(index * 3, index * 3 + 3);
      const place = `Dragonfly ${dragonfly.namespace}/${dragonfly.name}: the user ${user.name}`;
      if (login !== "OK")
        faults.push({ message: `${place} cannot log in with the password of its client, it is told: ${login}`, help });
      else {
        if (!/^\d+$/.test(own))
          faults.push({ message: `${place} is refused \`${asked[1]}\`, a key of its own: ${own}`, help });
        if (!foreign.startsWith(NOT_PERMITTED)) {
          faults.push({
            message: `${place} may run \`${asked[2]}\`, expected ${NOT_PERMITTED}; it is told: ${foreign}`,
            help,
          });
        }
      }
    }
    return {
      expectation: `${NOT_PERMITTED} for each tenant's user at a key of somebody else, an answer at its own`,
      found: `${logins.length} of ${readable.length} users were tried`,
      faults,
    };
  },
});

function listReadable(catalog: CheckContext["catalog"]): readonly DragonflyUser[] {
  return listDragonflyUsers(catalog).filter(({ active, clients }) => active && clients.length > 0);
}

async function readPassword(
  { cluster }: CheckContext,
  user: DragonflyUser,
  faults: CheckFault[],
): Promise<string | undefined> {
  const [client] = user.clients;
  if (client === undefined) return undefined;
  const { namespace, secretName: name } = client;
  const secret = await cluster.get({ resource: RESOURCES.secret, name, namespace });
  const password = readSecretValue(secret, "password");
  if (password !== undefined) return password;
  const reason = secret === undefined ? "does not exist" : "has no key password";
  const help = `kubectl -n ${namespace} describe ${RESOURCES.externalSecret} ${name}`;
  faults.push({
    message: `Secret ${namespace}/${name} ${reason}, expected the password of Dragonfly's user ${user.name}`,
    help,
  });
  return undefined;
}
