import type { BackupValidation } from "@tenantry/tenant-model";
import type Handlebars from "handlebars";
import handlebarsRuntime from "handlebars/runtime.js";
import { compiledTemplate } from "./backup-validation.generated.ts";

// Its own declarations leave the runtime's door empty; what is behind it is the object without the compiler.
const { template } = handlebarsRuntime as unknown as Pick<typeof Handlebars, "template">;
const renderTemplate = template(compiledTemplate);

/** The script of the CronJob: POSIX sh, the aws CLI, no `${` and no `$$`, which Flux would take for its own. */
export function renderBackupValidation(cluster: string, validation: BackupValidation): string {
  const { maxBackupAgeHours, maxWalAgeMinutes } = validation;
  return renderTemplate({ cluster, maxBackupAgeHours, maxWalAgeMinutes });
}
