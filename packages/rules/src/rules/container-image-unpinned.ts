import { nameObject, textAt } from "../reading/fields.ts";
import { readImage } from "../reading/image.ts";
import { listContainers, listPodSpecs } from "../reading/pod-specs.ts";
import type { Rule } from "../rule.ts";

/** Kubernetes v1.34, docs/concepts/containers/images: without a tag the kubelet pulls `latest`, at every start. */
export const containerImageUnpinned: Rule = {
  id: "container-image-unpinned",
  severity: "warning",
  title: "Every container names a version of its image.",
  *check(subject) {
    for (const pod of listPodSpecs(subject)) {
      for (const { container, path } of listContainers(pod)) {
        const image = readImage(textAt(container, "image"));
        if (image === undefined || image.digest !== undefined) continue;
        if (image.tag !== undefined && image.tag !== "latest") continue;
        const said = image.tag === undefined ? "has no tag, which means `latest`" : "is `latest`";
        yield {
          manifest: pod.manifest,
          path: [...path, "image"],
          message: `${nameObject(pod.manifest.object)}: the image ${textAt(container, "image")} ${said}: each start may run another version`,
          help: `name a version, best with its digest: \`${image.repository}:<version>@sha256:…\``,
        };
      }
    }
  },
};
