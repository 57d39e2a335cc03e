from django.dispatch import Signal

#: An order was paid. Sent with `order`.
order_paid = Signal()
