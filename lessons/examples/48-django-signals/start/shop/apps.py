from django.apps import AppConfig
from django.db.models.signals import post_save, pre_save


class ShopConfig(AppConfig):
    default_auto_field = "django.db.models.BigAutoField"
    name = "shop"

    def ready(self):
        # The models are there now, and the receivers may name them. Before ready() they are not.
        from shop import receivers

        order = self.get_model("Order")
        pre_save.connect(receivers.tidy_name, sender=order)
        # Connected twice, it is called once: the second one is known by its dispatch_uid.
        for _ in range(2):
            post_save.connect(receivers.write_ledger, sender=order, dispatch_uid="shop.ledger")
