export type {
  Check,
  CheckContext,
  CheckFault,
  CheckResult,
  Criterion,
  EvidenceStem,
  Verdict,
} from "./check.ts";
export { checks } from "./checks.ts";
export { ClusterReader, type ContainerName, type ExecResult, type LiveObject } from "./cluster-reader.ts";
export { DRILL_LABEL, type Drill, type DrillContext, type DrillId } from "./drill.ts";
export { drills } from "./drills.ts";
export type { Exchange } from "./exchange.ts";
export type { HttpReader } from "./http-reader.ts";
export { buildKit, type Kit } from "./kit/build-kit.ts";
export type { Kubectl, KubectlOptions, KubectlResult, Trouble } from "./kubectl.ts";
export { runCheck } from "./run-check.ts";
export { Unanswered } from "./unanswered.ts";
