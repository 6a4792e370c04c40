"""Scores name pairs with nomenklatura's logic-v2: NDJSON {left, right, schema} in, one JSON line {cpuSeconds: [per round], scores: [...]} out.

The entities of both sides are made before the clock starts, and some seconds of work fill the library's own caches.
"""

import json
import sys
import time

from followthemoney import EntityProxy, model
from nomenklatura.matching import get_algorithm

SCHEMATA = {"person": "Person", "organization": "Organization", "company": "Company", "vessel": "Vessel"}


def entity(side: str, number: int, name: str, schema: str | None) -> EntityProxy:
    proxy = EntityProxy.from_dict({"id": f"{side}{number}", "schema": SCHEMATA.get(schema or "", "LegalEntity")})
    proxy.add("name", name)
    return proxy


def main(path: str, rounds: int, warm_seconds: float) -> None:
    algorithm = get_algorithm("logic-v2")
    config = algorithm.default_config()
    with open(path, encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    pairs = [(entity("q", i, row["left"], row.get("schema")), entity("l", i, row["right"], row.get("schema"))) for i, row in enumerate(rows)]
    scores = [algorithm.compare(query, listed, config).score for query, listed in pairs]

    def measured_round() -> float:
        start = time.process_time()
        for query, listed in pairs:
            algorithm.compare(query, listed, config)
        return time.process_time() - start

    warmed = 0.0
    while rounds > 0 and warmed < warm_seconds:
        warmed += measured_round()
    seconds = [measured_round() for _ in range(rounds)]
    print(json.dumps({"cpuSeconds": seconds, "scores": scores}))


main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]))
