const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

export interface InterruptWatch {
  caught(): NodeJS.Signals | undefined;
  /** Gives the signals their usual meaning back. */
  stop(): void;
}

/** Turns a signal that would end the process into an answer, so that the file being written is finished first. */
export function watchInterrupts(): InterruptWatch {
  let caught: NodeJS.Signals | undefined;
  const remember = (signal: NodeJS.Signals): void => {
    caught = signal;
  };
  for (const signal of SIGNALS) process.on(signal, remember);
  return {
    caught: () => caught,
    stop: () => {
      for (const signal of SIGNALS) process.off(signal, remember);
    },
  };
}
