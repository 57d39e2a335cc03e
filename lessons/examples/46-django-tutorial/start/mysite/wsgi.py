import os

from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mysite.settings")

# runserver puts this around the application by itself. Other servers do not.
application = StaticFilesHandler(get_wsgi_application())
