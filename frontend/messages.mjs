// Compiles locale/*/LC_MESSAGES/*.po into one django.mo a language, so that no gettext is needed.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";

/** Reads the entries of a .po file as [id, words]; the id carries context and plural as gettext wants. */
function entries(text, file) {
  return text.split(/\n\s*\n/).flatMap((block) => {
    if (/^#,.*fuzzy/m.test(block)) return [];
    const parts = {};
    let name = "";
    for (const line of block.split("\n")) {
      const found = /^(?:(msg\S+)\s+)?(".*")\s*$/.exec(line);
      if (!found) continue;
      name = found[1] ?? name;
      parts[name] = (parts[name] ?? "") + JSON.parse(found[2]);
    }
    if (parts.msgid === undefined) return [];
    const words = Object.keys(parts).filter((key) => key.startsWith("msgstr")).sort().map((key) => parts[key]);
    if (words.some((one) => !one)) throw new Error(`${file}: no words for “${parts.msgid}”`);
    const id = (parts.msgctxt ? `${parts.msgctxt}\x04` : "") + parts.msgid + (parts.msgid_plural ? `\0${parts.msgid_plural}` : "");
    return [[id, words.join("\0")]];
  });
}

/** Lays sorted entries out as GNU .mo: header, two tables of length and offset, the strings. */
function compile(pairs) {
  const rows = pairs.map((pair) => pair.map((one) => Buffer.from(one))).sort(([a], [b]) => Buffer.compare(a, b));
  const head = Buffer.alloc(28 + rows.length * 16);
  [0x950412de, 0, rows.length, 28, 28 + rows.length * 8, 0, head.length].forEach((word, at) => head.writeUInt32LE(word, at * 4));
  const chunks = [head];
  let place = head.length;
  for (const column of [0, 1]) {
    rows.forEach((row, index) => {
      const at = 28 + (column * rows.length + index) * 8;
      head.writeUInt32LE(row[column].length, at);
      head.writeUInt32LE(place, at + 4);
      chunks.push(row[column], Buffer.of(0));
      place += row[column].length + 1;
    });
  }
  return Buffer.concat(chunks);
}

/** Merges and compiles every language under `folder`; the same id twice with other words is refused. */
export function buildMessages(folder) {
  for (const language of readdirSync(folder, { withFileTypes: true }).filter((one) => one.isDirectory())) {
    const place = `${folder}/${language.name}/LC_MESSAGES`;
    const all = new Map();
    for (const file of readdirSync(place).filter((one) => one.endsWith(".po")).sort()) {
      for (const [id, words] of entries(readFileSync(`${place}/${file}`, "utf8"), file)) {
        if (id && all.has(id) && all.get(id) !== words) throw new Error(`${file}: “${id}” already means “${all.get(id)}”`);
        if (id || !all.has("")) all.set(id, words);
      }
    }
    writeFileSync(`${place}/django.mo`, compile([...all]));
  }
}
