from django.urls import path

from mysite import views

urlpatterns = [
    path("stories/<name>/", views.story),
    path("secret/", views.secret),
    path("broken/", views.broken),
]
