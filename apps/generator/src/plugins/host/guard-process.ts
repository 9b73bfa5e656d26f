import { syncBuiltinESMExports } from "node:module";

/** What reaches beyond this process, or around Node's permissions, and why a plugin has no use for it. */
const REFUSED: Readonly<Record<string, string>> = {
  _debugProcess: "open the inspector of a process",
  _debugEnd: "close an inspector",
  binding: "use Node's own bindings",
  _linkedBinding: "use Node's own bindings",
  dlopen: "load native code",
};

/**
 * Takes from `process` what Node's permission model leaves there and no plugin needs. It keeps accidents from happening;
 * whoever means harm finds other ways.
 */
export function guardProcess(): void {
  const { _kill: kill } = process as unknown as { readonly _kill: (pid: number, signal: number) => unknown };
  // `process.kill` goes through it.
  const killSelf = (pid: number, signal: number) => {
    return pid === process.pid ? kill.call(process, pid, signal) : refuse("signal another process");
  };
  const replacements = Object.entries(REFUSED).map(([name, what]) => [name, () => refuse(what)] as const);
  for (const [name, value] of [...replacements, ["_kill", killSelf] as const]) {
    Object.defineProperty(process, name, { value, writable: false, configurable: false });
  }
  // Else `import { binding } from "node:process"` would still be the old one.
  syncBuiltinESMExports();
}

/** As Node's permission model refuses. */
function refuse(what: string): never {
  throw Object.assign(new Error(`plugins may not ${what}`), { code: "ERR_ACCESS_DENIED", permission: "Process", what });
}
