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
};
