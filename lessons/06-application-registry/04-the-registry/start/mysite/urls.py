from catalogue import views
from django.urls import path

urlpatterns = [
    path("", views.index),
    path("<label>/<name>/", views.describe),
]
