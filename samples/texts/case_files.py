"""case.yaml and the conflicts of the written case."""

from __future__ import annotations

import json
from typing import Any

from samples.texts.people import AMBULANCE, HOSPITAL, HOUSING, LANTERN, PANEL, POLICE, PROBATION, SCHOOL, SOCIAL_CARE, SURGERY

CONFLICTS: list[dict[str, Any]] = [
    {"event": "E3", "field": "caller", "values": {POLICE: "neighbour Mrs Akhtar", HOUSING: "the victim herself"}},
    {"event": "E3", "field": "children_present", "values": {POLICE: "asleep upstairs", SOCIAL_CARE: "Kofi on the stairs", HOUSING: "kids awake"}},
    {"event": "E4", "field": "date", "values": {SCHOOL: "2018-06-21", SOCIAL_CARE: "2018-06-22"}},
    {"event": "E5", "field": "injury", "values": {HOSPITAL: "left distal radius", SURGERY: "right distal radius"}},
    {"event": "E6", "field": "time", "values": {POLICE: "23:50", AMBULANCE: "00:20"}},
    {"event": "E6", "field": "people", "values": {POLICE: "brother Will present", SOCIAL_CARE: "no other adult in the house"}},
    {"event": "E6", "field": "other", "values": {POLICE: "DASH 14", HOSPITAL: "DASH 16"}},
    {"event": "E7", "field": "date", "values": {POLICE: "2019-03-21", HOUSING: "2019-03-22"}},
    {"event": "E7", "field": "outcome", "values": {POLICE: "CSC to inform the school", HOUSING: "Lantern to tell the school", HOSPITAL: "health to tell the school nurse"}},
    {"event": "E9", "field": "outcome", "values": {POLICE: "12 month order", PROBATION: "18 month order"}},
    {"event": "E12", "field": "caller", "values": {POLICE: "brother", AMBULANCE: "wife"}},
    {"event": "E15", "field": "time", "values": {POLICE: "15:20", SCHOOL: "14:50"}},
    {"event": "E15", "field": "people", "values": {POLICE: "alone", SCHOOL: "with Maureen", LANTERN: "with Maureen", SOCIAL_CARE: "with Maureen"}},
    {"event": "E15", "field": "children_present", "values": {POLICE: "Kofi", SCHOOL: "Kofi and Esi", SOCIAL_CARE: "both"}},
    {"event": "E18", "field": "disclosure", "values": {HOSPITAL: "necklace caught in a car door", LANTERN: "hands round her neck", POLICE: "necklace had caught"}},
    {"event": "E20", "field": "time", "values": {POLICE: "01:35", AMBULANCE: "01:31"}},
    {"event": "E20", "field": "caller", "values": {POLICE: "Kofi", AMBULANCE: "neighbour Mr Akhtar"}},
    {"event": "E20", "field": "children_present", "values": {POLICE: "both in the house", AMBULANCE: "one at the neighbour's", SOCIAL_CARE: "both in the house"}},
]  # fmt: skip

_PANEL = "\n".join(
    f"  - {{name: {json.dumps(name)}, title: {json.dumps(title)}, agency: {json.dumps(agency)}}}" for id, name, title, agency in PANEL
    if id.startswith("panel")
)  # fmt: skip

CASE_YAML = f"""# An invented case: nobody and no place in it is real.
reference: DHR-SSP-2021-02
csp: Safer Staunholme Partnership
edition: ho-2016
kind: homicide
chair:
  name: Elaine Whitcombe
  credentials: Independent chair of seven reviews; formerly a director of adult services in another region. She has no link to any agency of this review.
author:
  name: Dr Tobias Renfrew
  credentials: Independent author and former lecturer in social work.
panel:
{_PANEL}
dates:
  death: 2021-11-14
  notified: 2021-11-15
  decided: 2021-12-06
  scope_from: 2017-01-01
  scope_to: 2021-11-14
  trial: 2022-06-27
key_lines:
  - {{id: K1, text: "How was risk to Abena identified, assessed and shared between agencies?"}}
  - {{id: K2, text: "What was known of controlling or coercive behaviour by Darren Pryce, including economic abuse?"}}
  - {{id: K3, text: "How were Kofi and Esi seen and heard?"}}
  - {{id: K4, text: "What difference did race, culture, faith and migration make to the help that Abena was offered?"}}
  - {{id: K5, text: "How was Mr Pryce held to account?"}}
  - {{id: K6, text: "How were services affected by the Covid-19 pandemic?"}}
policy: publication
timeline:
  gap_days: 90
"""
