const PATIENCE_MILLISECONDS = 2000;

/** Groups that run now. */
const running = new Set<number>();
let watching = false;

/**
 * Ends a process that was started as the leader of a group, with everything that it started: a credential plugin that lives on
 * would hold its output open. It is asked first, and killed when it does not heed that.
 */
export class ProcessGroup {
  private readonly id: number;
  private force: NodeJS.Timeout | undefined;

  constructor(id: number) {
    this.id = id;
    running.add(id);
    if (watching) return;
    watching = true;
    process.on("exit", () => {
      for (const left of running) signal(left, "SIGKILL");
    });
  }

  end(): void {
    signal(this.id, "SIGTERM");
    this.force ??= setTimeout(() => signal(this.id, "SIGKILL"), PATIENCE_MILLISECONDS);
  }

  /** It has ended. */
  forget(): void {
    clearTimeout(this.force);
    running.delete(this.id);
  }
}

function signal(group: number, name: NodeJS.Signals): void {
  try {
    process.kill(-group, name);
  } catch {
    // It has ended meanwhile, which is what was wanted.
  }
}
