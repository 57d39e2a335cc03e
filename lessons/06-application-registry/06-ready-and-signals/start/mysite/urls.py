from django.urls import path
from rock_n_roll import views

urlpatterns = [
    path("", views.index),
    path("songs/", views.add_song),
    path("bands/", views.add_band),
]
