import type { Fields } from "../manifest.ts";
import { booleanAt, listAt, nameObject, textAt } from "../reading/fields.ts";
import { readImage } from "../reading/image.ts";
import { listContainers, listPodSpecs, listScripts } from "../reading/pod-specs.ts";
import type { Rule } from "../rule.ts";

/** minio/mc RELEASE.2025-08-13, cmd/main.go and cmd/config.go: it saves its configuration before it does anything. */
export const mcConfigUnwritable: Rule = {
  id: "mc-config-unwritable",
  severity: "error",
  title: "The MinIO client has a folder that it can write its configuration to.",
  *check(subject) {
    for (const pod of listPodSpecs(subject)) {
      for (const item of listContainers(pod)) {
        const { container, path } = item;
        const repository = readImage(textAt(container, "image"))?.repository ?? "";
        if (!/(?:^|\/)minio\/mc$/.test(repository)) continue;
        if (booleanAt(container, "securityContext", "readOnlyRootFilesystem") !== true) continue;
        const scripts = listScripts(item).map(({ text }) => text);
        if (hasWritableHome(container, scripts)) continue;
        yield {
          manifest: pod.manifest,
          path: [...path, "securityContext", "readOnlyRootFilesystem"],
          message: `${nameObject(pod.manifest.object)}: \`mc\` cannot save its configuration on a read-only root file system, and ends before it does anything`,
          help: "mount an emptyDir and set `MC_CONFIG_DIR` to a folder in it",
        };
      }
    }
  },
};

/** Whether something says where mc shall write; that the folder is writable is not looked at. */
function hasWritableHome(container: Fields, scripts: readonly string[]): boolean {
  const names = listAt(container, "env").map((entry) => textAt(entry, "name"));
  if (names.includes("MC_CONFIG_DIR") || names.includes("HOME")) return true;
  if (listAt(container, "envFrom").length > 0) return true;
  const words = [...listAt(container, "command"), ...listAt(container, "args"), ...scripts];
  return words.some((word) => typeof word === "string" && /--config-dir|\s-C\s|MC_CONFIG_DIR=|\bHOME=/.test(word));
}
