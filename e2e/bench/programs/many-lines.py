"""Some 5,000 lines of everyday code: text, numbers, lists and dicts, helpers, and an exception that is caught."""

PRICES = {"tea": 320, "cake": 450, "soup": 610, "bread": 280}


def total(order, discount):
    """What an order costs."""
    amount = 0
    for name, count in order:
        price = PRICES[name]
        amount += price * count
    if amount > 4000:
        amount -= amount * discount // 100
    return amount


def lookup(name):
    """The price of one thing; not everything has one."""
    try:
        return PRICES[name]
    except KeyError:
        return 0


def application(environ, start_response):
    rows = []
    customers = ["Ada", "Grace", "Edsger", "Barbara"]
    for number in range(190):
        name = customers[number % len(customers)]
        order = [("tea", number % 7), ("cake", number % 3), ("soup", 1)]
        amount = total(order, 10)
        extra = lookup("jam")
        text = f"{number:4} {name:10} {amount + extra:8}"
        rows.append(text)
    body = "\n".join(rows).encode()
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(body)))])
    return [body]
