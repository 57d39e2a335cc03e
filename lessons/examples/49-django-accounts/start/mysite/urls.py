from django.contrib import admin
from django.contrib.auth import views as auth
from django.urls import path

from notes import views

urlpatterns = [
    path("", views.notes, name="notes"),
    path("login/", auth.LoginView.as_view(template_name="notes/login.html"), name="login"),
    path("logout/", auth.LogoutView.as_view(), name="logout"),
    path("admin/", admin.site.urls),
]
