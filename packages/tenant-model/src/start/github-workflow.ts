/** How the workflow gets Tenantry: with the repository's packages, or by itself in a fixed version. */
export interface Installation {
  /** Line of shell; undefined where nothing is installed beforehand. */
  readonly install?: string;
  /** Starts the CLI. */
  readonly run: string;
}

const INSTALLS: Readonly<Record<string, Installation>> = {
  "package-lock.json": { install: "npm ci", run: "npx tenantry" },
  "pnpm-lock.yaml": { install: "corepack enable && pnpm install --frozen-lockfile", run: "pnpm exec tenantry" },
  "yarn.lock": { install: "corepack enable && yarn install --immutable", run: "yarn tenantry" },
};

/** Yarn 1 knows no `--immutable`, and prints lines of its own around what it runs. */
const YARN_1: Installation = { install: "yarn install --frozen-lockfile", run: "yarn --silent tenantry" };

/** @param read text of a file at the root */
export function chooseInstallation(read: (path: string) => string | undefined, toolVersion: string): Installation {
  const isInstalled = read("package.json")?.includes('"tenantry"') === true;
  const lock = isInstalled ? Object.keys(INSTALLS).find((path) => read(path) !== undefined) : undefined;
  if (lock === "yarn.lock" && read(lock)?.includes("# yarn lockfile v1") === true) return YARN_1;
  return (lock === undefined ? undefined : INSTALLS[lock]) ?? { run: `npx --yes tenantry@${toolVersion}` };
}

/** The script of actions/github-script: one comment a pull request, written anew with every push. */
const COMMENT = `const { readFileSync } = require("node:fs");
const read = (name) => readFileSync(\`\${process.env.RUNNER_TEMP}/\${name}\`, "utf8").trim();
const marker = "<!-- tenantry -->";
// GitHub takes 65,536 characters.
const shown = (text, language) => {
  const fence = "\`".repeat(8);
  const cut = text.length > 28000 ? \`\${text.slice(0, 28000)}\\n… cut here\` : text;
  return \`\\n\${fence}\${language}\\n\${cut}\\n\${fence}\\n\`;
};
const objects = read("tenantry.diff");
// Annotations, which are written for the runner, as words for people.
const findings = read("tenantry-check.txt")
  .replace(/^::(\\w+) file=([^,:]*),line=(\\d+)[^\\n]*?::/gm, "- $1 $2:$3: ")
  .replace(/^::(\\w+) [^\\n]*?::/gm, "- $1 ")
  .replace(/%0A/g, "\\n    ")
  .replace(/%(?:0D|25|2C|3A)/g, (code) => decodeURIComponent(code));
const isFine = process.env.CHECK === "success";
let body = \`\${marker}\\n**Tenantry**: \`;
body += isFine ? "the rendered files are what the catalogs say." : "the check has found errors:";
if (!isFine) body += \`\\n\${shown(\`\${findings}\\n\${read("tenantry-check.diff")}\`, "diff")}\`;
body += objects === "" ? "\\n\\nNothing changes for the cluster." : "\\n\\nWhat the API server gets changes:\\n";
if (objects !== "") body += shown(objects, "diff");
const { owner, repo } = context.repo;
const issue_number = context.issue.number;
const comments = await github.paginate(github.rest.issues.listComments, { owner, repo, issue_number });
const mine = comments.find((comment) => comment.body?.startsWith(marker));
if (mine) await github.rest.issues.updateComment({ owner, repo, comment_id: mine.id, body });
else if (!isFine || objects !== "") await github.rest.issues.createComment({ owner, repo, issue_number, body });`;

/** A workflow of GitHub Actions: checks each pull request, annotates its lines, and comments what changes in the cluster. */
export function writeGithubWorkflow({ install, run }: Installation): string {
  const script = COMMENT.split("\n").map((line) => (line === "" ? "" : `            ${line}`));
  return `# Written once by \`tenantry init\`; change it as you like.
name: Tenantry
on:
  pull_request:
permissions:
  contents: read
  pull-requests: write # for the comment
jobs:
  check:
    runs-on: ubuntu-24.04
    timeout-minutes: 15
    env:
      BASE: \${{ github.event.pull_request.base.sha }}
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0 # what shrinks, vanishes or moves is judged against the base
      - uses: actions/setup-node@v4
        with:
          node-version: 22
${install === undefined ? "" : `      - run: ${install}\n`}      - name: The rendered files are what the catalogs say
        id: check
        run: |
          base=$(git merge-base "$BASE" HEAD)
          code=0
          ${run} check --against "$base" --format github > "$RUNNER_TEMP/tenantry-check.txt" 2> "$RUNNER_TEMP/tenantry-check.diff" || code=$?
          cat "$RUNNER_TEMP/tenantry-check.txt" "$RUNNER_TEMP/tenantry-check.diff"
          exit $code
      - name: What changes for the cluster
        if: \${{ !cancelled() && steps.check.outcome != 'skipped' }}
        run: |
          git worktree add --quiet --detach "$RUNNER_TEMP/base" "$(git merge-base "$BASE" HEAD)"
          print() { # a catalog that is new or gone has no objects on one side
            if [ -e "$2/$1/tenants.yaml" ]; then ${run} build "$1" --root "$2" 2> "$RUNNER_TEMP/build.txt"; fi
          }
          : > "$RUNNER_TEMP/tenantry.diff"
          for folder in $(ls -d kubernetes/catalogs/*/ "$RUNNER_TEMP"/base/kubernetes/catalogs/*/ 2> "$RUNNER_TEMP/ls.txt" | xargs -n 1 basename | sort -u); do
            for side in base head; do
              root=.
              if [ $side = base ]; then root="$RUNNER_TEMP/base"; fi
              print "kubernetes/catalogs/$folder" "$root" > "$RUNNER_TEMP/$side.yaml" && continue
              # What is wrong with a faulty one, its annotations say.
              echo "! $folder: no telling what changes, as its $side has errors" >> "$RUNNER_TEMP/tenantry.diff"
              continue 2
            done
            diff -u --label "a/$folder" --label "b/$folder" "$RUNNER_TEMP/base.yaml" "$RUNNER_TEMP/head.yaml" > "$RUNNER_TEMP/one.diff" || true
            head -n 250 "$RUNNER_TEMP/one.diff" >> "$RUNNER_TEMP/tenantry.diff"
            cut=$(tail -n +251 "$RUNNER_TEMP/one.diff" | wc -l)
            if [ "$cut" -gt 0 ]; then echo "! $folder: $cut further lines" >> "$RUNNER_TEMP/tenantry.diff"; fi
          done
      - name: Comment
        # A pull request from a fork may not write.
        if: \${{ !cancelled() && steps.check.outcome != 'skipped' && github.event.pull_request.head.repo.full_name == github.repository }}
        uses: actions/github-script@v7
        env:
          CHECK: \${{ steps.check.outcome }}
        with:
          script: |
${script.join("\n")}
`;
}
