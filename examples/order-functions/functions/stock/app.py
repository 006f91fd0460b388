import json
import os

with open(os.path.join(os.environ["LAMBDA_TASK_ROOT"], "stock.json")) as f:
    STOCK = json.load(f)


class OutOfStock(Exception):
    pass


def reserve(order, context):
    for line in order["lines"]:
        left = STOCK.get(line["item"], 0)
        if left < line["count"]:
            raise OutOfStock("%d of %s are left" % (left, line["item"]))
    print("reserved for order", order["id"])
    return {"reservation": "R-" + order["id"]}
