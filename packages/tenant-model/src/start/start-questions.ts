import { explainText } from "../config/schema-keys.ts";
import type { Path } from "../problem.ts";

/** What a first catalog cannot do without. */
export interface StartAnswers {
  /** Of the catalog. */
  readonly name: string;
  readonly size: string;
  readonly bucket: string;
  readonly store: string;
  /** The first tenant. */
  readonly tenant: string;
}

export interface StartQuestion {
  readonly field: keyof StartAnswers;
  /** For a prompt. */
  readonly question: string;
  /** Taken where nobody answers; the others depend on the place and cannot be guessed. */
  readonly usual?: string;
  /** The field of the catalog whose schema judges the answer. */
  readonly place: Path;
}

export const START_QUESTIONS: readonly StartQuestion[] = [
  { field: "name", question: "Name of the catalog", usual: "shared", place: ["metadata", "name"] },
  {
    field: "size",
    question: "Size of each database volume",
    usual: "20Gi",
    place: ["spec", "cluster", "storage", "size"],
  },
  { field: "bucket", question: "Bucket for backups, without s3://", place: ["spec", "backup", "bucket"] },
  {
    field: "store",
    question: "ClusterSecretStore of External Secrets that holds the passwords",
    place: ["spec", "secrets", "store", "name"],
  },
  { field: "tenant", question: "First application", place: ["spec", "tenants", 0, "name"] },
];

/** Why an answer does not do; undefined when it does. */
export function explainAnswer({ place }: StartQuestion, answer: string): string | undefined {
  const reason = explainText(answer, place);
  return reason === undefined ? undefined : `${JSON.stringify(answer)}: ${reason}`;
}
