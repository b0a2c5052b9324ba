#!/usr/bin/env bash
# SpiffWorkflow lets the first rule of a decision table decide where several hold, whatever the table states for that case.
#
# Seen with SpiffWorkflow 3.2.0. A table of DMN says who decides on a purchase: below 100 000 the office, from 50 000 the board,
# above 60 000 the council. At 70 000 all three rules hold, and the table's hit policy says what follows. With UNIQUE, the
# default, two rules that hold are a mistake of the table; with ANY, rules that hold must agree; with PRIORITY the output that
# is listed first counts, here the council's; with RULE ORDER and OUTPUT ORDER all three are the answer. SpiffWorkflow
# answers "office" to each of them, as with FIRST, without error or warning. COLLECT gives all three, and is the only one told
# apart; a COLLECT that is to give the sum gives the list. One would guess that an overlap under UNIQUE is refused, as is
# its meaning, and that an engine which does not know a policy says so when it reads the table.
#
# Why it matters: rules on powers are written just so, one office and one limit at a time, and a reform that moves limits makes
# them overlap. Whoever runs cases through the drafts to see who decides how much is told that the office does, by
# nothing but the order of rows, and that no draft contradicts itself. Turn the rows round and compare the answers,
# or let the table COLLECT and look for lists longer than one.
#
# Exits 0 while this is so, and 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check SpiffWorkflow==3.2.0
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.spiff.parser import SpiffBpmnParser

PURCHASE = """<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:spiffworkflow="http://spiffworkflow.org/bpmn/schema/1.0/core" id="town" targetNamespace="http://example.org/town">
<bpmn:process id="purchase" isExecutable="true">
<bpmn:startEvent id="asked"><bpmn:outgoing>first</bpmn:outgoing></bpmn:startEvent>
<bpmn:sequenceFlow id="first" sourceRef="asked" targetRef="task"/>
<bpmn:businessRuleTask id="task" name="Who decides"><bpmn:extensionElements>
<spiffworkflow:calledDecisionId>powers</spiffworkflow:calledDecisionId></bpmn:extensionElements>
<bpmn:incoming>first</bpmn:incoming><bpmn:outgoing>then</bpmn:outgoing></bpmn:businessRuleTask>
<bpmn:sequenceFlow id="then" sourceRef="task" targetRef="known"/>
<bpmn:endEvent id="known"><bpmn:incoming>then</bpmn:incoming></bpmn:endEvent>
</bpmn:process></bpmn:definitions>"""
TABLE = """<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="rules" name="Rules"
  namespace="http://example.org/town"><decision id="powers" name="Powers"><decisionTable id="table" {policy}>
<input id="input" label="Amount"><inputExpression id="expression" typeRef="number"><text>amount</text></inputExpression></input>
<output id="output" name="answer" typeRef="{kind}">{order}</output>{rules}</decisionTable></decision></definitions>"""
RULE = """<rule id="rule{0}"><inputEntry id="when{0}"><text>{1}</text></inputEntry>
<outputEntry id="then{0}"><text>{2}</text></outputEntry></rule>"""
ORDER = '<outputValues id="values"><text>"council","board","office"</text></outputValues>'
POWERS = [("&lt; 100000", '"office"'), ("&gt;= 50000", '"board"'), ("&gt; 60000", '"council"')]
SEATS = [("&lt; 100000", "1"), ("&gt;= 50000", "9")]


def answer(policy, rules=POWERS, amount=70000, kind="string", order=ORDER):
    parser = SpiffBpmnParser()
    parser.add_bpmn_str(PURCHASE.encode())
    table = "".join(RULE.format(number, *rule) for number, rule in enumerate(rules))
    parser.add_dmn_str(TABLE.format(policy=policy, rules=table, kind=kind, order=order).encode())
    case = BpmnWorkflow(parser.get_spec("purchase"), parser.get_subprocess_specs("purchase"))
    case.task_tree.data["amount"] = amount
    case.do_engine_steps()
    return case.last_task.data["answer"]


policies = ["UNIQUE", "FIRST", "ANY", "PRIORITY", "RULE ORDER", "OUTPUT ORDER", "COLLECT"]
told = {"none stated": answer("")} | {policy: answer(f'hitPolicy="{policy}"') for policy in policies}
turned = answer("", rules=POWERS[::-1])
alone = answer("", amount=30000)
added = answer('hitPolicy="COLLECT" aggregation="SUM"', rules=SEATS, kind="number", order="")
for policy, decides in told.items():
    print(policy, "->", decides)
print("rows turned round ->", turned, "| 30 000 ->", alone, "| the sum of 1 and 9 ->", added)
everyone = told.pop("COLLECT")
sys.exit(
    0
    if set(told.values()) == {"office"}
    and everyone == ["office", "board", "council"]
    and (turned, alone, added) == ("council", "office", [1, 9])
    else 1
)
PYTHON
