import type { CheckFault } from "../check.ts";
import { checkDragonfly, findMaster } from "../dragonfly/dragonfly-check.ts";
import { clientCli, NOT_LOGGED_IN, PING, talk } from "../redis/redis-cli.ts";

export const dragonflyTls = checkDragonfly({
  id: "dragonfly-tls",
  criterion: "AC7",
  title: "Dragonfly speaks TLS with its clients, and nothing else",
  unless: ({ tls }) => (tls === undefined ? "dragonfly.tls is not set: its clients speak plain text" : undefined),
  async run(context, dragonfly) {
    const { name, namespace, tls } = dragonfly;
    const container = await findMaster(context, dragonfly);
    const ask = (cli: readonly string[]) => talk(context.cluster, container, { cli, commands: [PING.join(" ")] });
    const [encrypted = "nothing"] = await ask(clientCli("tls"));
    const [plain = "nothing"] = await ask(clientCli("plain"));
    const faults: CheckFault[] = [];
    const show = (cli: readonly string[]) =>
      `kubectl -n ${namespace} exec ${container.target} -c dragonfly -- ${[...cli, ...PING].join(" ")}`;
    if (!isAnswer(encrypted)) {
      faults.push({
        message: `Dragonfly ${namespace}/${name} does not answer by TLS, it says: ${encrypted}`,
        help: `${show(clientCli("tls"))}; its certificate: kubectl -n ${namespace} describe secret ${tls?.secretName}`,
      });
    }
    if (isAnswer(plain)) {
      faults.push({
        message: `Dragonfly ${namespace}/${name} answers without TLS, expected it to refuse: passwords go over the network in plain text`,
        help: `${show(clientCli("plain"))}; see its arguments: kubectl -n ${namespace} get statefulset ${name} -o yaml`,
      });
    }
    return {
      expectation: `${NOT_LOGGED_IN} by TLS, no answer without`,
      found: `${encrypted.split(" ")[0]} by TLS, ${isAnswer(plain) ? plain.split(" ")[0] : "no answer"} without`,
      faults,
    };
  },
});

/** Whoever does not log in is refused, which is an answer all the same. */
function isAnswer(line: string): boolean {
  return line.startsWith(NOT_LOGGED_IN) || line === "PONG";
}
