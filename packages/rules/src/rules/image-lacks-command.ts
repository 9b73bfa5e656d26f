import { nameObject, textAt } from "../reading/fields.ts";
import { readImage } from "../reading/image.ts";
import { listContainers, listPodSpecs, listScripts } from "../reading/pod-specs.ts";
import type { Rule } from "../rule.ts";

/** Commands that scripts like to call and an image does not have, by the end of its repository. */
const LACKING: readonly { readonly image: string; readonly commands: readonly string[] }[] = [
  // minio/mc RELEASE.2025-08-13, Dockerfile.release: ubi-micro with mc; issues #4469, #4764, #5105.
  { image: "minio/mc", commands: ["jq", "sed", "find", "awk", "curl", "aws"] },
];

export const imageLacksCommand: Rule = {
  id: "image-lacks-command",
  severity: "error",
  title: "A script calls commands only that its image has.",
  *check(subject) {
    for (const pod of listPodSpecs(subject)) {
      for (const item of listContainers(pod)) {
        const repository = readImage(textAt(item.container, "image"))?.repository;
        const known = LACKING.find(({ image }) => repository === image || repository?.endsWith(`/${image}`) === true);
        if (known === undefined) continue;
        for (const { text, path } of listScripts(item)) {
          const missing = known.commands.filter((command) => calls(text, command));
          if (missing.length === 0) continue;
          yield {
            manifest: pod.manifest,
            path,
            message: `${nameObject(pod.manifest.object)}: the script calls ${missing.join(" and ")}, which the image ${known.image} does not have`,
            help: "use an image that has them, or do it with what is there; in a pipe the failure would not even end the script",
          };
        }
      }
    }
  },
};

/** Whether a line of the script starts a command, alone, in a pipe or in a substitution. */
function calls(script: string, command: string): boolean {
  const code = script.replace(/^\s*#.*$/gm, "");
  return new RegExp(String.raw`(?:^|[|;&(]|\bthen|\bdo|\bif|!)\s*${command}(?:\s|$)`, "m").test(code);
}
