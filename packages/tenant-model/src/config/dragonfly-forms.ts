import * as z from "zod/mini";
import { explainCron } from "../cron.ts";
import { form } from "./text-forms.ts";

/** Cron fields of Dragonfly, which puts the second in front itself (dragonfly v1.39.0, src/server/server_family.cc). */
export const snapshotCron = () =>
  z.string().check(
    z.refine((value) => explainCron(value, 5) === undefined, {
      error: ({ input }) => {
        const fields = String(input).split(" ");
        const isSix = explainCron(String(input), 6) === undefined;
        return isSix
          ? `expected five cron fields: Dragonfly puts the second in front itself, write "${fields.slice(1).join(" ")}"`
          : (explainCron(String(input), 5) ?? "");
      },
    }),
  );

/** A name that neither splits the line of an ACL file nor the key of a Secret. */
export const aclUser = () =>
  form(/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/, "expected a user's name: letters, digits, ., _ and -");

/** Without the signs that mean something in a glob, and with an end that no longer name continues. */
export const keyPrefix = () =>
  form(
    /^[A-Za-z0-9][A-Za-z0-9._:/-]{0,62}(?<=[._:/-])$/,
    "expected a prefix of keys such as shop: (letters, digits, and . _ : / - of which one is its end)",
  );

/**
 * Dragonfly drops the whole file for one category that it does not know (dragonfly v1.39.0, src/server/acl/acl_family.h,
 * cat_table_). Redis' `hyperloglog` is `hyperlog` there.
 */
const ACL_CATEGORIES =
  "all|keyspace|read|write|set|sortedset|list|hash|string|bitmap|hyperlog|geo|stream|pubsub|admin|fast|slow|blocking|dangerous|connection|transaction|scripting|topk|cms|bloom|ft_search|search|throttle|json";

export const aclCommand = () =>
  form(
    new RegExp(`^[+-](?:@(?:${ACL_CATEGORIES})|[a-z][a-z0-9._]*)$`),
    "expected a category of Dragonfly such as +@read or -@dangerous, or a command such as -flushall, in lower case",
  );
