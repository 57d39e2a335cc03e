import os

from django.core.wsgi import get_wsgi_application

from mysite.outside import Banner, RequestId

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mysite.settings")

application = RequestId(Banner(get_wsgi_application()))
