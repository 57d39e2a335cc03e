from django.http import HttpResponse

from shop.models import Entry, Order
from shop.signals import order_paid


def ledger(request):
    return lines()


def buy(request, name):
    order = Order.objects.create(name=name)
    order_paid.send(sender=Order, order=order)
    return lines()


def lines():
    texts = Entry.objects.order_by("id").values_list("text", flat=True)
    return HttpResponse("\n".join(texts) + "\n", content_type="text/plain")
