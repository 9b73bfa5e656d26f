/** How the lines of client-go's log begin (klog: severity, month and day, time). */
const LOG_LINE = /^[IWEF]\d{4} \d{2}:\d{2}:\d{2}/;
/** How kubectl begins what it says itself (kubectl 1.32, pkg/cmd/util/helpers.go). */
const SPEAKS = /^(?:error: |Error |Unable to connect|The connection to the server|Please enter |You must be logged in)/;

/**
 * What kubectl itself said at the end of its standard error: without client-go's log, which repeats an error five times, and
 * without what a command in a container wrote before.
 */
export function readOwnWords(stderr: string): string {
  const lines: string[] = [];
  let isInLog = false;
  for (const line of stderr.split("\n")) {
    if (isInLog) {
      isInLog = line !== " >";
      continue;
    }
    if (LOG_LINE.test(line)) isInLog = line.endsWith("err=<");
    else lines.push(line);
  }
  const start = lines.findLastIndex((line) => SPEAKS.test(line));
  return (start < 0 ? lines : lines.slice(start)).join("\n").trim();
}
