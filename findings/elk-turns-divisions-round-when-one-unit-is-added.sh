#!/usr/bin/env bash
# One unit more below one division, and ELK's layered layout turns divisions round that did not change.
#
# Seen with elkjs 0.9.3. A city of three divisions (education, works, culture) with four, three and two units:
# `layered`, the algorithm that ELK is used for, draws them as culture, education, works, and the four units as 3, 4,
# 1, 2, though a tree has no crossing to avoid and the input has an order. With a fourth unit below works the
# divisions stand as culture, works, education, and the two units of culture, which nobody touched, change places too.
# The same input gives the same picture each time. `mrtree` of the same package, and `layered` with
# `considerModelOrder.strategy` set, keep the order stated in both drafts. One would guess that where nothing crosses
# nothing is moved.
#
# Why it matters: the order of divisions is that of the statute, and two drafts side by side are compared by eye. A
# reform that adds one section seems to have rearranged the whole house, and what did change is lost among what only
# moved on paper.
#
# Exits 0 while this is so, and 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --no-save elkjs@0.9.3 > npm.log 2>&1 || { cat npm.log; exit 1; }
node - <<'JAVASCRIPT'
const ELK = require('elkjs');
const elk = new ELK();
const units = { education: 4, works: 3, culture: 2 };

async function rows(changed, options) {
  const children = [], edges = [];
  const add = (parent, id) => {
    children.push({ id, width: 90, height: 30 });
    if (parent) edges.push({ id: `${parent} ${id}`, sources: [parent], targets: [id] });
  };
  add(null, 'city');
  for (const division in units) add('city', division);
  for (const division in units) {
    for (let number = 1; number <= units[division]; number += 1) add(division, division + number);
  }
  if (changed) add('works', 'works4');
  const layoutOptions = { 'elk.algorithm': 'layered', 'elk.direction': 'DOWN', ...options };
  const drawn = await elk.layout({ id: 'chart', layoutOptions, children, edges });
  const x = Object.fromEntries(drawn.children.map((unit) => [unit.id, unit.x]));
  const below = (parent) => edges.filter((edge) => edge.sources[0] === parent).map((edge) => edge.targets[0]);
  return ['city', 'culture'].map((parent) => below(parent).sort((one, other) => x[one] - x[other]).join(' '));
}

(async () => {
  const today = await rows(false, {}), draft = await rows(true, {});
  const kept = { 'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES' };
  const inOrder = [await rows(false, kept), await rows(true, kept)];
  const trees = [await rows(false, { 'elk.algorithm': 'mrtree' }), await rows(true, { 'elk.algorithm': 'mrtree' })];
  console.log('layered, today:', today, '| with works4:', draft);
  console.log('layered with the order of the input:', ...inOrder);
  console.log('mrtree:', ...trees);
  const stated = JSON.stringify(['education works culture', 'culture1 culture2']);
  const others = [...inOrder, ...trees].every((each) => JSON.stringify(each) === stated);
  const turned = today[0] !== draft[0] && today[1] !== draft[1];
  process.exit(turned && others ? 0 : 1);
})();
JAVASCRIPT
