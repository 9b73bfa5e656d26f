import { listDragonflyUsers } from "@tenantry/renderer";
import type { Dragonfly, DragonflyUser } from "@tenantry/tenant-model";
import type { CheckFault } from "../check.ts";
import { checkDragonfly, findMaster } from "../dragonfly/dragonfly-check.ts";
import { explainNoUsers, showUsers } from "../dragonfly/dragonfly-users.ts";
import { type AclUser, readAclList } from "../redis/read-acl.ts";
import { ACL_LIST, ADMIN_CLI, askAdmin, talk } from "../redis/redis-cli.ts";

/** What nobody may run whose rules leave it out; the arguments are those that Redis asks for. */
const PROBES: readonly { readonly rule: string; readonly command: string }[] = [
  { rule: "-@dangerous", command: "FLUSHALL" },
  { rule: "-scan", command: "SCAN 0" },
  { rule: "-randomkey", command: "RANDOMKEY" },
];

export const dragonflyUsers = checkDragonfly({
  id: "dragonfly-users",
  criterion: "AC7",
  title: "Dragonfly has the users of the catalog, each with its own keys and channels and no others",
  unless: (_dragonfly, catalog) => explainNoUsers(catalog),
  async run(context, dragonfly) {
    const container = await findMaster(context, dragonfly);
    const live = readAclList(await askAdmin(context.cluster, container, ACL_LIST));
    const users = listDragonflyUsers(context.catalog);
    const faults = users.flatMap((user) => judge(user, live.get(user.name)));
    const fallback = live.get("default");
    if (fallback?.takesAnyPassword) faults.push("the user default needs no password, expected one");
    const names = new Set(["default", ...users.map(({ name }) => name)]);
    for (const { name } of live.values()) {
      if (!names.has(name))
        faults.push(`the user ${name} is not the catalog's, expected ${[...names].join(", ")} alone`);
    }
    const probes = users.flatMap((user) =>
      PROBES.filter(({ rule }) => live.has(user.name) && user.active && user.commands.includes(rule)).map(
        ({ command }) => ({ user, command }),
      ),
    );
    const commands = probes.map(({ user, command }) => `ACL DRYRUN ${user.name} ${command}`);
    const answers = commands.length === 0 ? [] : await talk(context.cluster, container, { cli: ADMIN_CLI, commands });
    for (const [index, { user, command }] of probes.entries()) {
      if (/no permissions/.test(answers[index] ?? "")) continue;
      faults.push(
        `the user ${user.name} may run ${command}, expected it refused; ACL DRYRUN says: ${answers[index] ?? "nothing"}`,
      );
    }
    return {
      expectation: `users ${[...names].join(", ")}; each with the keys and channels of its prefix`,
      found: `${live.size} users, ${probes.length} commands tried`,
      faults: faults.map(
        (message): CheckFault => ({
          message: `${placeOf(dragonfly)}: ${message}`,
          help: showUsers(dragonfly, container.target),
        }),
      ),
    };
  },
});

function judge(user: DragonflyUser, live: AclUser | undefined): string[] {
  if (live === undefined)
    return user.active ? [`the user ${user.name} does not exist, expected it for keys ${user.prefix}*`] : [];
  const reasons: string[] = [];
  const differ = (what: string, found: ReadonlySet<string>, expected: readonly string[]) => {
    if (found.size === expected.length && expected.every((pattern) => found.has(pattern))) return;
    const said = (patterns: Iterable<string>) => [...patterns].join(" ") || "none";
    reasons.push(`the user ${user.name} has the ${what} ${said(found)}, expected ${said(expected)}`);
  };
  if (live.isOn !== user.active)
    reasons.push(`the user ${user.name} is ${live.isOn ? "on" : "off"}, expected ${user.active ? "on" : "off"}`);
  if (live.takesAnyPassword) reasons.push(`the user ${user.name} needs no password, expected one`);
  differ("keys", live.keys, user.active ? [`~${user.prefix}*`] : []);
  differ("channels", live.channels, user.active ? [`&${user.prefix}*`] : []);
  return reasons;
}

function placeOf({ name, namespace }: Dragonfly): string {
  return `Dragonfly ${namespace}/${name}`;
}
