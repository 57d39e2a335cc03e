// The sections of Django's documentation that a lesson may rest on, and where they stand.
import { anchorOf } from './pep-3333.ts';

const ROOT = 'https://docs.djangoproject.com/en/5.2/';
const pages: Readonly<Record<string, { path: string; sections: readonly string[] }>> = {
  Applications: {
    path: 'ref/applications/',
    sections: [
      'Projects and applications',
      'Configuring applications',
      'For application authors',
      'For application users',
      'Application configuration',
      'Configurable attributes',
      'Methods',
      'Application registry',
      'Initialization process',
      'How applications are loaded',
      'Troubleshooting',
    ],
  },
  'How to deploy with WSGI': {
    path: 'howto/deployment/wsgi/',
    sections: ['The application object', 'Configuring the settings module', 'Applying WSGI middleware'],
  },
  Signals: {
    path: 'topics/signals/',
    sections: [
      'Listening to signals',
      'Connecting receiver functions',
      'Connecting to signals sent by specific senders',
      'Preventing duplicate signals',
    ],
  },
  Middleware: {
    path: 'topics/http/middleware/',
    sections: [
      'Writing your own middleware',
      'Marking middleware as unused',
      'Activating middleware',
      'Middleware order and layering',
      'Other middleware hooks',
      'Dealing with streaming responses',
      'Exception handling',
      'Asynchronous support',
      'Upgrading pre-Django 1.10-style middleware',
    ],
  },
  'Built-in middleware': {
    path: 'ref/middleware/',
    sections: ['Available middleware', 'Middleware ordering'],
  },
  'Error views': { path: 'ref/views/', sections: [] },
  Settings: { path: 'topics/settings/', sections: [] },
  'The Django admin site': { path: 'ref/contrib/admin/', sections: ['Overview', 'ModelAdmin objects'] },
};

/** The address of "Django, <page>" or of "Django, <page>: <section>", or null when there is no such page or section. */
export function djangoAddress(spec: string): string | null {
  const [, name = '', section] = /^Django, ([^:]+)(?:: (.+))?$/.exec(spec) ?? [];
  const page = Object.hasOwn(pages, name) ? pages[name] : undefined;
  if (page === undefined || (section !== undefined && !page.sections.includes(section))) return null;
  return `${ROOT}${page.path}${section === undefined ? '' : `#${anchorOf(section)}`}`;
}
