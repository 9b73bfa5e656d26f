import type { Kubectl, KubectlOptions, KubectlResult } from "@tenantry/validation-kit";
import type { Redactor } from "./redactor.ts";
import { isSecretName } from "./secret-keys.ts";

/** Shows a redactor everything that goes to the cluster and comes from it. */
export class LearningKubectl implements Kubectl {
  private readonly kubectl: Kubectl;
  private readonly redactor: Redactor;

  constructor(kubectl: Kubectl, redactor: Redactor) {
    this.kubectl = kubectl;
    this.redactor = redactor;
  }

  async run(args: readonly string[], options?: KubectlOptions): Promise<KubectlResult> {
    const { stdin } = options ?? {};
    if (stdin !== undefined) {
      this.redactor.learn(stdin);
      // One word by itself is a password; statements and manifests are more.
      if (/^\S+\n?$/.test(stdin)) this.redactor.remember(stdin);
    }
    for (const word of args) {
      this.redactor.learn(word);
      // A whole word is a value to its end, spaces among it.
      const [, name = "", value = ""] = /^-*(?:[^=]*literal=)?([^=\s]+)=([\s\S]*)$/.exec(word) ?? [];
      if (isSecretName(name)) this.redactor.remember(value);
    }
    const result = await this.kubectl.run(args, options);
    this.redactor.learn(result.stdout);
    this.redactor.learn(result.stderr);
    return result;
  }
}
