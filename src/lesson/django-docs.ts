// The pages and sections of Django's documentation that a lesson may rest on, and where they stand.

const ROOT = 'https://docs.djangoproject.com/en/5.2/';
const pages = {
  Applications: 'ref/applications/',
  Middleware: 'topics/http/middleware/',
  'Built-in middleware': 'ref/middleware/',
  'Error views': 'ref/views/',
  Signals: 'topics/signals/',
  Settings: 'topics/settings/',
  'Deploying with WSGI': 'howto/deployment/wsgi/',
} as const;
/** Sections, by the page that they are on. */
const sections: Readonly<Record<string, readonly string[]>> = {
  Middleware: [
    'Writing your own middleware',
    'Marking middleware as unused',
    'Activating middleware',
    'Middleware order and layering',
    'Other middleware hooks',
    'Exception handling',
    'Asynchronous support',
    'Upgrading pre-Django 1.10-style middleware',
  ],
  'Built-in middleware': ['Middleware ordering'],
  Applications: [
    'Configuring applications',
    'Application configuration',
    'Application registry',
    'Initialization process',
    'Troubleshooting',
  ],
};

/** The address of "Django, Middleware" or of "Django, Middleware: Exception handling"; null when there is no such page or section. */
export function djangoAddress(spec: string): string | null {
  const [, page = '', section] = /^Django, ([^:]+)(?:: (.+))?$/.exec(spec) ?? [];
  const address = Object.entries(pages).find(([name]) => name === page)?.[1];
  if (address === undefined || (section !== undefined && !sections[page]?.includes(section))) return null;
  const anchor = section === undefined ? '' : `#${section.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
  return `${ROOT}${address}${anchor}`;
}
