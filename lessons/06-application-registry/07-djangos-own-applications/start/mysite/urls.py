from django.contrib import admin
from django.contrib.staticfiles.urls import staticfiles_urlpatterns
from django.urls import path
from rock_n_roll import views

urlpatterns = [
    path("", views.index),
    path("admin/", admin.site.urls),
    *staticfiles_urlpatterns(),
]
