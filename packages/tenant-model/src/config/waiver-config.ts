import * as z from "zod/mini";
import { block, literal } from "./field.ts";
import { calendarDate, ruleId, text, waiverScope } from "./text-forms.ts";

export const waiverConfig = block("A finding of a rule that is accepted.", {
  rule: literal(
    "Id of the rule, e.g. superuser-access; a plugin's rule has the plugin's name in front, e.g. team-labels/owner.",
    ruleId(),
  ),
  scope: z.optional(
    literal(
      "What it is accepted for: an object such as Pooler/keycloak-pooler-rw, or tenant/keycloak. Default: the whole catalog.",
      waiverScope(),
    ),
  ),
  reason: z.optional(literal("Why, for whoever reads the catalog next. Without one there is a warning.", text())),
  until: z.optional(
    literal("Last day on which it holds, e.g. 2027-06-30, quoted; from then on the finding is back.", calendarDate()),
  ),
});
