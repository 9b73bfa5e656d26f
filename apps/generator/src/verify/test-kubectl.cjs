// A kubectl for tests: answers as answers.json says, else from objects.json, where it also creates, replaces and deletes.
const fs = require("node:fs");
const path = require("node:path");
const state = path.join(path.dirname(process.argv[1] ?? ""), "../state");
const args = process.argv.slice(2).filter((word) => !/^--(context|kubeconfig|request-timeout)=/.test(word));
const line = args.join(" ");
const [verb = "", target = ""] = args;
const calls = path.join(state, "calls");
const before = fs.existsSync(calls) ? fs.readFileSync(calls, "utf8") : "";
fs.appendFileSync(calls, `${process.argv.slice(2).join(" ")}\n`);

const end = (
  /** @type {{stdout?: string, stderr?: string, code?: number}} */ { stdout = "", stderr = "", code = 0 },
) => {
  fs.writeSync(1, stdout);
  fs.writeSync(2, stderr);
  process.exit(code);
};
const scripted = JSON.parse(fs.readFileSync(path.join(state, "answers.json"), "utf8")).find(
  (/** @type {{args: string, after?: string}} */ answer) =>
    line.startsWith(answer.args) && (!answer.after || before.includes(answer.after)),
);
const file = path.join(state, "objects.json");
const objects = JSON.parse(fs.readFileSync(file, "utf8"));
const save = () => fs.writeFileSync(file, JSON.stringify(objects));

const hang = () => setInterval(() => undefined, 1000);
if (scripted?.hangs === "at once") hang();
else if (scripted && !scripted.hangs) end(scripted);
else if (line === "config get-contexts --output=name") end({ stdout: "dev\nprod\n" });
else if (line === "config current-context") end({ stdout: "dev\n" });
else if (line === "get --raw=/version") end({ stdout: '{"major": "1", "gitVersion": "v1.33.1"}' });
else if (verb === "create" || verb === "replace") {
  const object = JSON.parse(fs.readFileSync(0, "utf8"));
  const key = `${object.kind.toLowerCase()}s/${object.metadata.name}`;
  const present = objects[key];
  if (verb === "create" && present)
    end({ stderr: `Error from server (AlreadyExists): ${key} already exists\n`, code: 1 });
  objects[key] = object;
  save();
  if (scripted) hang();
  else end({ stdout: `${key} ${verb}d\n` });
} else if (verb === "delete") {
  delete objects[target];
  save();
  end({ stdout: "deleted\n" });
} else if (verb === "get" && target.includes("/")) {
  const found = objects[target];
  if (found) end({ stdout: JSON.stringify(found) });
  end({ stderr: `Error from server (NotFound): ${target} not found\n`, code: 1 });
} else if (verb === "get") {
  const label = /--selector=([^ =]+)/.exec(line)?.[1];
  const items = Object.entries(objects)
    .filter(([key, object]) => key.startsWith(`${target}/`) && (!label || object.metadata.labels?.[label]))
    .map(([, object]) => object);
  end({ stdout: JSON.stringify({ kind: "List", items }) });
} else end({ stderr: `error: the test knows no ${line}\n`, code: 1 });
