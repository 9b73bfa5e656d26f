/**
 * CRD patterns are RE2 (Go's regexp/syntax); the validator and editors speak ECMA-262.
 * This translates the one to the other, for `new RegExp(pattern, "u")`, and throws where they cannot be made to agree.
 */

const goSpace = "\\t\\n\\f\\r ";
const posixClasses = /** @type {Record<string, string>} */ ({
  alnum: "0-9A-Za-z",
  alpha: "A-Za-z",
  ascii: "\\x00-\\x7F",
  blank: "\\t ",
  cntrl: "\\x00-\\x1F\\x7F",
  digit: "0-9",
  graph: "!-~",
  lower: "a-z",
  print: " -~",
  punct: "!-\\/:-@\\[-`\\{-~",
  space: "\\t\\n\\v\\f\\r ",
  upper: "A-Z",
  word: "0-9A-Za-z_",
  xdigit: "0-9A-Fa-f",
});
const syntaxCharacter = /[\^$\\.*+?()[\]{}|/]/;

/** @returns {string} */
export function translatePattern(/** @type {string} */ pattern) {
  const translated = translate(pattern);
  new RegExp(translated, "u");
  return translated;
}

function translate(/** @type {string} */ pattern) {
  let at = 0;
  let output = "";
  let ignoreCase = false;
  let dotAll = false;
  /** @type {{ ignoreCase: boolean, dotAll: boolean }[]} */
  const outer = [];
  const refuse = (/** @type {string} */ what) => {
    throw new Error(`Pattern ${pattern}: ${what} has no ECMA-262 form here; extend tools/crd-sync/ecma-pattern.mjs.`);
  };
  const take = (/** @type {RegExp} */ shape) => {
    shape.lastIndex = at;
    const match = shape.exec(pattern);
    if (match !== null) at = shape.lastIndex;
    return match;
  };

  while (at < pattern.length) {
    const group = take(/\(\?P?<([A-Za-z_]\w*)>/y);
    const flags = group === null ? take(/\(\?([a-zA-Z]*)(?:-([a-zA-Z]+))?([:)])/y) : null;
    if (group !== null) {
      outer.push({ ignoreCase, dotAll });
      output += `(?<${group[1]}>`;
    } else if (flags !== null) {
      const [, on = "", off = "", end] = flags;
      if (/[^is]/.test(on + off)) refuse(`the flag group ${flags[0]}`);
      if (end === ":") outer.push({ ignoreCase, dotAll });
      ignoreCase = on.includes("i") || (ignoreCase && !off.includes("i"));
      dotAll = on.includes("s") || (dotAll && !off.includes("s"));
      if (end === ":") output += "(?:";
    } else if (pattern[at] === "[") {
      output += translateClass();
    } else if (pattern[at] === "\\") {
      output += translateEscape("outside");
    } else {
      output += translateCharacter();
    }
  }
  return output;

  function translateCharacter() {
    if (pattern[at] === "{") {
      const repeat = take(/\{\d+(?:,\d*)?\}/y);
      if (repeat !== null) return repeat[0];
    }
    const character = String.fromCodePoint(/** @type {number} */ (pattern.codePointAt(at)));
    at += character.length;
    if (character === "(") outer.push({ ignoreCase, dotAll });
    if (character === ")") ({ ignoreCase, dotAll } = outer.pop() ?? refuse("an unbalanced )"));
    if (character === ".") return dotAll ? "[\\s\\S]" : "[^\\n]";
    if (character === "{" || character === "}" || character === "]") return `\\${character}`;
    return foldCase(character, "outside");
  }

  function translateClass() {
    at += 1;
    let body = take(/\^/y) === null ? "[" : "[^";
    if (take(/\]/y) !== null) body += "\\]";
    while (at < pattern.length && pattern[at] !== "]") {
      const posix = take(/\[:(\^?)(\w+):\]/y);
      const range = posix === null ? take(/([A-Za-z0-9])-([A-Za-z0-9])/y) : null;
      if (posix !== null) {
        const members = posixClasses[posix[2] ?? ""];
        body += posix[1] === "^" || members === undefined ? refuse(`the class ${posix[0]}`) : members;
      } else if (range !== null) {
        body +=
          range[0] + (ignoreCase ? foldRange(/** @type {string} */ (range[1]), /** @type {string} */ (range[2])) : "");
      } else if (pattern[at] === "\\") {
        body += translateEscape("class");
      } else {
        const character = String.fromCodePoint(/** @type {number} */ (pattern.codePointAt(at)));
        at += character.length;
        body += character === "[" ? "\\[" : foldCase(character, "class");
      }
    }
    at += 1;
    return `${body}]`;
  }

  function foldRange(/** @type {string} */ first, /** @type {string} */ last) {
    if (/[a-z]/.test(first) && /[a-z]/.test(last)) return `${first}-${last}`.toUpperCase();
    if (/[A-Z]/.test(first) && /[A-Z]/.test(last)) return `${first}-${last}`.toLowerCase();
    return /\d/.test(first) && /\d/.test(last) ? "" : refuse(`the range ${first}-${last} under (?i)`);
  }

  function foldCase(/** @type {string} */ character, /** @type {"outside" | "class"} */ where) {
    if (!ignoreCase || !/[A-Za-z]/.test(character)) return character;
    const both = character.toLowerCase() + character.toUpperCase();
    return where === "class" ? both : `[${both}]`;
  }

  function translateEscape(/** @type {"outside" | "class"} */ where) {
    const letter = /** @type {string} */ (pattern[at + 1] ?? refuse("a trailing backslash"));
    const unicode = take(/\\([pP])(?:\{(\^?)(\w+)\}|([A-Z]))/y);
    if (unicode !== null) {
      const name = unicode[3] ?? unicode[4] ?? "";
      const property = name.length <= 2 ? name : `Script=${name}`;
      return `\\${unicode[2] === "^" ? (unicode[1] === "p" ? "P" : "p") : unicode[1]}{${property}}`;
    }
    const hex = take(/\\x(?:\{([0-9A-Fa-f]+)\}|([0-9A-Fa-f]{2}))/y);
    if (hex !== null) return `\\u{${hex[1] ?? hex[2]}}`;
    at += 2;
    if (letter === "s") return where === "class" ? goSpace : `[${goSpace}]`;
    if (letter === "S" && where === "outside") return `[^${goSpace}]`;
    if (/[dDwWfnrtv]/.test(letter) || (/[bB]/.test(letter) && where === "outside")) return `\\${letter}`;
    if (letter === "A" && where === "outside") return "^";
    if (letter === "z" && where === "outside") return "$";
    if (letter === "a") return "\\x07";
    if (/[A-Za-z0-9]/.test(letter)) refuse(`\\${letter}`);
    if (letter === "-" && where === "class") return "\\-";
    return syntaxCharacter.test(letter) ? `\\${letter}` : letter;
  }
}
