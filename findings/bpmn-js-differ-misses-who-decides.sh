#!/usr/bin/env bash
# The comparison of BPMN processes by bpmn-js-differ does not see that a decision goes from the board to an office.
#
# Seen with bpmn-js-differ 3.2.0 and bpmn-moddle 10.3.1. A permit is prepared by the office and decided by the board, a lane each. In
# the draft the office decides: the step stands in the other lane. `diff` tells nothing added, removed or changed. Where the files
# have a picture, as a modeller writes it, the step is told under `_layoutChanged`, and alone: just what is told of a step
# that was nudged aside within its own lane. Nor is it seen that another post performs the step (`performer`). Renamed lanes and
# steps, and ties that lead elsewhere, are told. In BPMN a lane lists its steps, so that a move changes what the lane holds
# and nothing of the step; one would guess that a semantic comparison, which leaves the layout aside, knows that much.
#
# Why it matters: a reform moves decisions, from boards to offices and back, and in processes drawn for that it is the lane that says
# who decides. The draft that delegates every decision is told as the same process in a tidier drawing. Compare the
# lanes' lists of steps beside it.
#
# Exits 0 while this is so, and 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --no-save bpmn-js-differ@3.2.0 bpmn-moddle@10.3.1 > npm.log 2>&1 || { cat npm.log; exit 1; }
node --input-type=module - <<'JAVASCRIPT'
import { diff } from 'bpmn-js-differ';
import { BpmnModdle } from 'bpmn-moddle';

const OMG = 'http://www.omg.org/spec';
const box = (of, x, y, width, height) =>
  `<di:BPMNShape id="${of}_di" bpmnElement="${of}"><dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}"/></di:BPMNShape>`;

// A permit in two lanes: the board's is drawn above the office's, each of them 120 high.
function permit({ decides = 'board', office = 'Office', x = 300, performer = 'Director', picture = true }) {
  const lane = (id, name, steps) =>
    `<lane id="${id}" name="${name}">${steps.map((step) => `<flowNodeRef>${step}</flowNodeRef>`).join('')}</lane>`;
  const boards = decides === 'board' ? ['decide'] : [], offices = decides === 'board' ? ['prepare'] : ['prepare', 'decide'];
  return `<definitions xmlns="${OMG}/BPMN/20100524/MODEL" xmlns:di="${OMG}/BPMN/20100524/DI" xmlns:dc="${OMG}/DD/20100524/DC"
      id="permits" targetNamespace="http://example.org/permits">
    <collaboration id="town"><participant id="pool" name="Town" processRef="permit"/></collaboration>
    <process id="permit">
      <laneSet id="lanes">${lane('board', 'Board', boards)}${lane('office', office, offices)}</laneSet>
      <task id="prepare" name="Prepare"><performer id="who"><resourceAssignmentExpression id="post"><formalExpression
        id="name">${performer}</formalExpression></resourceAssignmentExpression></performer></task>
      <task id="decide" name="Decide"/>
      <sequenceFlow id="then" sourceRef="prepare" targetRef="decide"/>
    </process>${picture ? `<di:BPMNDiagram id="diagram"><di:BPMNPlane id="plane" bpmnElement="town">
      ${box('pool', 0, 0, 630, 240)}${box('board', 30, 0, 600, 120)}${box('office', 30, 120, 600, 120)}
      ${box('prepare', 100, 140, 100, 80)}${box('decide', x, decides === 'board' ? 20 : 140, 100, 80)}
      </di:BPMNPlane></di:BPMNDiagram>` : ''}
  </definitions>`;
}

async function told(today, draft) {
  const read = async (text) => (await new BpmnModdle().fromXML(text)).rootElement;
  const found = diff(await read(permit(today)), await read(permit(draft)));
  return ['_added', '_removed', '_changed', '_layoutChanged'].map((kind) => Object.keys(found[kind]).join(' ')).join('/');
}

const cases = {
  'the office decides, no picture': await told({ picture: false }, { picture: false, decides: 'office' }),
  'the office decides': await told({}, { decides: 'office' }),
  'nudged within its lane': await told({}, { x: 310 }),
  'another post performs': await told({}, { performer: 'Clerk' }),
  'the office is renamed': await told({}, { office: 'Permits' }),
};
console.log('added/removed/changed/layout', cases);
const expected = ['///', '///decide', '///decide', '///', '//office/'];
process.exit(JSON.stringify(Object.values(cases)) === JSON.stringify(expected) ? 0 : 1);
JAVASCRIPT
