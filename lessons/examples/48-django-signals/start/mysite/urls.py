from django.urls import path

from shop import views

urlpatterns = [
    path("", views.ledger),
    path("buy/<name>/", views.buy),
]
