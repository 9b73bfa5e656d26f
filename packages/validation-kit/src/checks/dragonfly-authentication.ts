import { DRAGONFLY_AUTH_KEY } from "@tenantry/renderer";
import type { CheckFault } from "../check.ts";
import { checkDragonfly, findMaster } from "../dragonfly/dragonfly-check.ts";
import { readSecretValue } from "../read-secret.ts";
import { clientCli, NOT_LOGGED_IN, PING, talk, writeLogin } from "../redis/redis-cli.ts";
import { RESOURCES } from "../resource-names.ts";

export const dragonflyAuthentication = checkDragonfly({
  id: "dragonfly-authentication",
  criterion: "AC7",
  title: "Dragonfly refuses whoever does not log in, and takes the password of its Secret",
  async run(context, dragonfly) {
    const { name, namespace, auth } = dragonfly;
    const { cluster } = context;
    const container = await findMaster(context, dragonfly);
    const cli = clientCli(dragonfly.tls === undefined ? "plain" : "tls");
    const faults: CheckFault[] = [];
    const [stranger = "nothing"] = await talk(cluster, container, { cli, commands: [PING.join(" ")] });
    if (!stranger.startsWith(NOT_LOGGED_IN)) {
      faults.push({
        message: `Dragonfly ${namespace}/${name} answers PING of somebody who has not logged in with ${stranger}, expected ${NOT_LOGGED_IN}`,
        help: `kubectl -n ${namespace} exec ${container.target} -c dragonfly -- ${[...cli, ...PING].join(" ")}; see that its users' file has a line for default: kubectl -n ${namespace} get ${RESOURCES.dragonfly} ${name} -o yaml`,
      });
    }
    const secret = await cluster.get({ resource: RESOURCES.secret, name: auth.secretName, namespace });
    const password = readSecretValue(secret, DRAGONFLY_AUTH_KEY);
    const login = password === undefined ? undefined : writeLogin("default", password);
    const place = `Secret ${namespace}/${auth.secretName}`;
    const answers =
      login === undefined ? [] : await talk(cluster, container, { cli, commands: [login, PING.join(" ")] });
    const isIn = answers[0] === "OK" && answers[1] === "PONG";
    if (login === undefined) {
      const message = `${place} ${secret === undefined ? "does not exist" : `has no key ${DRAGONFLY_AUTH_KEY}`}, expected the password of the user default`;
      const help = `kubectl -n ${namespace} describe ${RESOURCES.externalSecret} ${auth.secretName}`;
      faults.push({ message, help });
    } else if (!isIn) {
      faults.push({
        message: `Dragonfly ${namespace}/${name} does not take the password of ${place}, it says: ${answers[0] ?? "nothing"}`,
        help: `its pods read the password when they start: kubectl -n ${namespace} delete pod ${container.target.replace("pod/", "")} once the replicas follow, if the Secret is newer than they are`,
      });
    }
    return {
      expectation: `${NOT_LOGGED_IN} without a password, PONG with that of ${place}`,
      found: `${stranger.split(" ")[0]} without, ${isIn ? "PONG" : "no login"} with it`,
      faults,
    };
  },
});
