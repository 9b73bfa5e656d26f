import { nameObject } from "../reading/fields.ts";
import { placeOfPoolerParameter, poolerNumber } from "../reading/pooler-parameters.ts";
import type { Rule } from "../rule.ts";

/** PgBouncer 1.24, doc/config.md, min_pool_size: the pool's size is its upper bound. */
export const poolMinimumAboveSize: Rule = {
  id: "pool-minimum-above-size",
  severity: "warning",
  title: "A Pooler's `min_pool_size` is at most its `default_pool_size`.",
  *check(subject) {
    for (const manifest of subject.ofKind("Pooler")) {
      const { object } = manifest;
      const minimum = poolerNumber(object, "min_pool_size");
      const size = poolerNumber(object, "default_pool_size");
      if (minimum === undefined || size === undefined || minimum <= size) continue;
      yield {
        manifest,
        path: placeOfPoolerParameter("min_pool_size"),
        message: `${nameObject(object)}: \`min_pool_size\` ${minimum} is never reached: a pool has at most the ${size} connections of \`default_pool_size\``,
        help: `set \`min_pool_size\` to ${size} or less, or raise \`default_pool_size\` if that many were meant`,
      };
    }
  },
};
