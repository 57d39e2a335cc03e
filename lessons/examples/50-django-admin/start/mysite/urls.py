from django.contrib import admin
from django.contrib.staticfiles.urls import staticfiles_urlpatterns
from django.urls import path
from django.views.generic import RedirectView

urlpatterns = [
    path("", RedirectView.as_view(url="/admin/")),
    path("admin/", admin.site.urls),
]
# runserver hands out the admin's style sheets itself; another server does not. So they are views here, while DEBUG is on.
urlpatterns += staticfiles_urlpatterns()
