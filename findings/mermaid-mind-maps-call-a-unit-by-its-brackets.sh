#!/usr/bin/env bash
# A mind map of Mermaid calls a unit by what stands in brackets behind its name, and shows nothing of the name itself.
#
# Seen with mermaid 11.12.0. A mind map is an indented list, the shortest way to write down who stands below whom.
# "Sivistyslautakunta (sivltk)" becomes a unit called "sivltk", "Tekninen toimiala [ent. Tela]" one called "ent. Tela":
# the words before brackets are an id to Mermaid, however many they are, and the brackets a shape. Two committees that add
# the same abbreviation become two units of one name. In a flowchart the same words are an error, "Parse error" with
# its line; in a mind map they are valid, and nothing is said. One would guess that a line of an indented list is its name.
#
# Why it matters: abbreviations and former names in brackets are how decisions write names, just those of the units that a
# reform renames ("Elinvoimatoimiala (ent. Tekninen)"). Drawn so, the new organisation has the old one's names, and
# whoever compares the two by name finds these units unchanged. Text in `["…"]` is taken whole.
#
# Exits 0 while this is so, and 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-save --ignore-scripts mermaid@11.12.0 jsdom@26.1.0
cat >names.mjs <<'JS'
import { JSDOM } from 'jsdom';
const { window } = new JSDOM('<!doctype html><body></body>');
globalThis.window = window;
globalThis.document = window.document;
const { default: mermaid } = await import('mermaid');
mermaid.initialize({ startOnLoad: false });
const names = async lines => {
  const chart = await mermaid.mermaidAPI.getDiagramFromText(['mindmap', '  Kunta', ...lines].join('\n') + '\n');
  return chart.db.getMindmap().children.map(unit => unit.descr);
};
const flow = async text => {
  try {
    await mermaid.mermaidAPI.getDiagramFromText(`flowchart TD\n  Kunta --> ${text}\n`);
    return 'read';
  } catch (error) {
    return String(error).split('\n')[0];
  }
};
const plain = await names(['    Sivistyslautakunta (sivltk)', '    Elinvoimatoimiala [ent. Tekninen]', '    Vapaa-aika']);
const quoted = await names(['    ["Sivistyslautakunta (sivltk)"]', '    ["Elinvoimatoimiala [ent. Tekninen]"]']);
const other = await flow('Elinvoimatoimiala uusi (ent. Tekninen)');
console.log('as they stand:', plain);
console.log('quoted:       ', quoted);
console.log('a flowchart:  ', other);
const same = (one, two) => JSON.stringify(one) === JSON.stringify(two);
process.exit(
  same(plain, ['sivltk', 'ent. Tekninen', 'Vapaa-aika'])
  && same(quoted, ['Sivistyslautakunta (sivltk)', 'Elinvoimatoimiala [ent. Tekninen]'])
  && other.includes('Parse error') ? 0 : 1);
JS
node names.mjs
