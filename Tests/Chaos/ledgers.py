"""Compares what VeoGen says it has sent with what the provider says it has billed."""
import collections
import json


def compare(stack):
    """The differences between both ledgers, as texts; none when they tell the same."""
    lines = [json.loads(line) for line in stack.ledger.read_text().splitlines()]
    lines = [(line["marker"], line["price_micros"]) for line in lines if line["event"] == "billed"]
    bill = stack.folder / "scratch-paid.tsv"
    if bill.exists():
        fields = [line.split("\t") for line in bill.read_text().splitlines()]
        lines += [(field[1], int(field[2])) for field in fields]
    billed = collections.defaultdict(list)
    for marker, micros in lines:
        billed[marker].append(micros)
    calls = {id: (state, price and int(price)) for id, state, price in stack.database.psql(
        "SELECT id, state, price_final_micros FROM video.provider_call WHERE price_estimated_micros > 0")}
    faults = [f"{marker} was billed {len(prices)} times" for marker, prices in billed.items() if len(prices) > 1]
    faults += [f"{marker} was billed and is not in the ledger" for marker in billed if marker not in calls]
    for id, (state, price) in calls.items():
        if state == "done" and billed.get(id) != [price]:
            faults.append(f"{id} is done for {price}, and was billed {billed.get(id)}")
        if state in ("rejected", "prepared") and id in billed:
            faults.append(f"{id} is {state}, and was billed")
        if state in ("prepared", "sending", "accepted", "ambiguous"):
            faults.append(f"{id} is still {state}")
    return faults


def summary(stack):
    """How many paid calls ended how, and how many of the unconfirmed ones were billed."""
    return " ".join(f"{state} {count}" for state, count in stack.database.psql(
        "SELECT state, count(*) FROM video.provider_call WHERE price_estimated_micros > 0 GROUP BY 1 ORDER BY 1"))
