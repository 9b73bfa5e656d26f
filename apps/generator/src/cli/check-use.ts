import type { Arguments, CommandName, UsageMistake } from "./command-line.ts";
import { checkEditUse, isEditOption } from "./edit-options.ts";
import { checkVerifyUse } from "./verify-options.ts";

/** Commands that hold a catalog against what Git has of it. */
const COMPARING: ReadonlySet<CommandName> = new Set(["render", "check", "validate"]);

/** Whether a command takes what it was given. */
export function checkUse(
  command: CommandName,
  {
    catalogs,
    handEdited,
    product,
    output,
    settings,
    cloudNativePG,
    flux,
    against,
    format,
    told,
  }: Omit<Arguments, "command">,
): UsageMistake | undefined {
  const ofEdits = told && new Map([...told].filter(([option]) => isEditOption(option)));
  const misplaced =
    checkEditUse(command, { words: catalogs, told: ofEdits }) ??
    checkVerifyUse(command, { words: catalogs, told, format });
  if (misplaced !== undefined) return misplaced;
  if (command === "krm" && format !== "text") {
    return { message: "krm does not take --format: problems are the `results` of its ResourceList" };
  }
  if (command === "krm" && catalogs.length > 0) {
    return { message: "krm takes no CATALOG: the functionConfig of its ResourceList says what to do" };
  }
  if (handEdited === "overwrite" && command !== "render") {
    return { message: `${command} does not take --overwrite: only \`tenantry render\` writes rendered files` };
  }
  if (product === "flux-kustomization" && command !== "build") {
    return { message: `${command} does not take --flux-kustomization: only \`tenantry build\` prints one` };
  }
  if (output !== undefined && command !== "build") {
    return { message: `${command} does not take --output: only \`tenantry build\` prints what may go to a file` };
  }
  if (against !== undefined && !COMPARING.has(command)) {
    return { message: `${command} does not take --against: only render, check and validate compare with a commit` };
  }
  if (against?.startsWith("-") === true) return { message: `--against ${against} is no name of a commit` };
  if (product === "sizes" && command !== "budget") {
    return { message: `${command} does not take --propose: only \`tenantry budget\` proposes sizes` };
  }
  const ofLint = settings.length > 0 ? "settings" : cloudNativePG !== undefined ? "cnpg" : flux && "flux";
  if (ofLint !== undefined && command !== "lint") {
    return { message: `${command} does not take --${ofLint}: only \`tenantry lint\` does; a catalog names its own` };
  }
  if (command === "lint" && catalogs.length === 0) {
    return { message: "lint needs to know what to judge: `tenantry lint PATH…`" };
  }
  if (command === "explain" && catalogs.length > 1) {
    return { message: `explain needs one RULE or FIELD, got ${catalogs.length}` };
  }
  if ((command === "build" || command === "settings add") && catalogs.length !== 1) {
    return { message: `${command} needs exactly one CATALOG, got ${catalogs.length}` };
  }
  return undefined;
}
