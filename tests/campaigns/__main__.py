"""Runs a campaign: ``python -m tests.campaigns robot --minutes 10 --seed 7``; see docs/contributing.md."""

from __future__ import annotations

import argparse
import sys
from functools import partial

from tests.campaigns import broken_files, hostile_names, kills, recovering, writers
from tests.campaigns.campaign import Play, campaign
from tests.campaigns.robot import rounds as robot

CAMPAIGNS: dict[str, Play] = {
    "broken-files": broken_files.play,
    "kills": kills.play,
    "recovering": recovering.play,
    "writers": writers.play,
    "robot": robot.play,
    "hostile-names": hostile_names.play,
}


def main(arguments: list[str]) -> int:
    """Run what `arguments` ask for: 0 without a fault, else 1."""
    parser = argparse.ArgumentParser(prog="python -m tests.campaigns", description=__doc__)
    parser.add_argument("campaign", choices=[*CAMPAIGNS, "replay"])
    parser.add_argument("--seed", type=int, default=1, help="what all chance follows from (1)")
    parser.add_argument("--minutes", type=float, help="how long; without it and --rounds, one minute")
    parser.add_argument("--rounds", type=int, help="how many rounds, in the place of a time")
    parser.add_argument("--from", type=int, default=0, dest="first", help="the first round: to go on, or repeat one")
    parser.add_argument("--acts", type=argparse.FileType("rb"), help="replay: the file of actions that a fault named")
    parser.add_argument("--shrink", action="store_true", help="replay: find a few of the actions that do it too")
    parser.add_argument("--where", type=float, default=0.0, help="robot: tell where work of so many seconds was done")
    asked = parser.parse_args(arguments)
    if asked.campaign == "replay":
        if asked.acts is None:
            parser.error("replay needs --acts")
        return robot.replay(asked.acts.read(), shrink=asked.shrink, out=sys.stdout)
    minutes = asked.minutes if asked.minutes is not None or asked.rounds is not None else 1.0
    play = CAMPAIGNS[asked.campaign]
    if asked.where:
        if asked.campaign != "robot":
            parser.error("only the robot knows --where")
        play = partial(robot.play, where=asked.where)
    faults = campaign(
        asked.campaign,
        play,
        seed=asked.seed,
        first=asked.first,
        rounds=asked.rounds,
        minutes=minutes,
        out=sys.stdout,
    )
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
