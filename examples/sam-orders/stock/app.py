import uuid

AT_MOST = 1000


class OutOfStock(Exception):
    pass


def reserve(event, context):
    for line in event["lines"]:
        if line["quantity"] > AT_MOST:
            raise OutOfStock(f"There are only {AT_MOST} of {line['article']}")
    return {"reservation": str(uuid.uuid4()), "lines": len(event["lines"])}


def report(event, context):
    print("report for", event["time"])
    return {"reported": event["time"]}
