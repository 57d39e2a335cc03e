// Other right ways through the lessons of part 7 that are about the hooks of a middleware.
import type { Files } from '../../lesson/lesson.ts';
import type { Ways } from './ways.ts';

const python = String.raw;

const visitor = python`from django.utils.deprecation import MiddlewareMixin


class Visitor(MiddlewareMixin):
    def process_request(self, request):
        request.visitor = request.GET.get("name", "stranger")

    def process_template_response(self, request, response):
        response.context_data["visitor"] = request.visitor
        return response

    def process_response(self, request, response):
        response["X-Visitor"] = request.visitor
        return response


`;
const captioned = (code: string): Files => ({ 'mysite/middleware.py': visitor + code });

export const djangoHooks: Ways = {
  'the-hooks': {
    ways: [
      [
        'a class with a __call__ of its own',
        captioned(python`class Caption:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view_func, view_args, view_kwargs):
        request.made_by = view_func.__name__

    def process_template_response(self, request, response):
        response.context_data["made_by"] = request.made_by
        return response
`),
      ],
      [
        'one hook that asks what was found',
        captioned(python`class Caption(MiddlewareMixin):
    def process_template_response(self, request, response):
        response.context_data = {**(response.context_data or {}), "made_by": request.resolver_match.func.__name__}
        return response
`),
      ],
      [
        'looked up by hand on the way down',
        captioned(python`from django.urls import resolve


class Caption(MiddlewareMixin):
    def process_request(self, request):
        request.made_by = resolve(request.path_info).func.__name__

    def process_template_response(self, request, response):
        response.context_data["made_by"] = request.made_by
        return response
`),
      ],
      [
        'another response in its place',
        captioned(python`from django.template.response import TemplateResponse


class Caption(MiddlewareMixin):
    def process_view(self, request, view, args, kwargs):
        self.view = view
        return None

    def process_template_response(self, request, response):
        context = dict(response.context_data, made_by=self.view.__name__)
        return TemplateResponse(request, response.template_name, context)
`),
      ],
      [
        'a function, and the page made once more where there is one',
        captioned(python`def Caption(get_response):
    def middleware(request):
        response = get_response(request)
        if getattr(response, "context_data", None) is not None:
            response.context_data["made_by"] = request.resolver_match.func.__name__
            response.content = response.rendered_content
        return response

    return middleware
`),
      ],
    ],
  },
  exceptions: {
    ways: [
      [
        'a MiddlewareMixin with nothing but the hook',
        {
          'mysite/middleware.py': python`from django.http import HttpResponse
from django.utils.deprecation import MiddlewareMixin

from mysite.views import NoSuchStory


class Net(MiddlewareMixin):
    def process_exception(self, request, exception):
        if not isinstance(exception, NoSuchStory):
            return None
        response = HttpResponse(content_type="text/plain")
        response.status_code = 404
        response.write("Sorry, there is no such story.\n")
        return response
`,
        },
      ],
      [
        'a function with a hook hung on it',
        {
          'mysite/middleware.py': python`from django.http import HttpResponseNotFound

from mysite.views import NoSuchStory


def Net(get_response):
    def middleware(request):
        return get_response(request)

    def sorry(request, exception):
        if type(exception) is NoSuchStory:
            return HttpResponseNotFound("Sorry, there is no such story.", content_type="text/plain")

    middleware.process_exception = sorry
    return middleware
`,
        },
      ],
      [
        'the exception is noted, and answered on the way up',
        {
          'mysite/middleware.py': python`from django.http import HttpResponse

from mysite import views


class Net:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        match getattr(request, "gone_wrong", None):
            case views.NoSuchStory():
                return HttpResponse("Sorry, there is no such story.\n", status=404, content_type="text/plain")
        return response

    def process_exception(self, request, exception):
        request.gone_wrong = exception
`,
        },
      ],
      [
        'around the view itself',
        {
          'mysite/middleware.py': python`from django.http import HttpResponse

from mysite.views import NoSuchStory


class Net:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        try:
            return view(request, *args, **kwargs)
        except NoSuchStory:
            return HttpResponse("Sorry, there is no such story.\n", status=404, content_type="text/plain")
`,
        },
      ],
    ],
  },
};
