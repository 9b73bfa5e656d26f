import { execFileSync } from "node:child_process";
import { makeRoot, writeTree } from "../test-root.ts";

/** A Git repository of its own for one test. */
export class TestRepository {
  readonly root: string;

  constructor(files: Readonly<Record<string, string>> = {}) {
    this.root = makeRoot(files);
    this.git("init", "-q", "-b", "main");
  }

  git(...args: readonly string[]): string {
    const identity = ["-c", "user.name=test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"];
    return execFileSync("git", [...identity, ...args], { cwd: this.root, encoding: "utf8", stdio: "pipe" }).trim();
  }

  /** Writes files and commits everything that there is. */
  commit(files: Readonly<Record<string, string>> = {}): string {
    writeTree(this.root, files);
    this.git("add", "-A");
    this.git("commit", "-q", "--allow-empty", "-m", "change");
    return this.git("rev-parse", "HEAD");
  }
}
