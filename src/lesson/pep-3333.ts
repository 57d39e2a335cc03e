// The sections of PEP 3333 that a lesson may rest on, and where they stand.

const sections = [
  'Abstract',
  'Specification Overview',
  'A Note On String Types',
  'The Application/Framework Side',
  'The Server/Gateway Side',
  'Middleware: Components that Play Both Sides',
  'Specification Details',
  'environ Variables',
  'Input and Error Streams',
  'The start_response() Callable',
  'Handling the Content-Length Header',
  'Buffering and Streaming',
  'Middleware Handling of Block Boundaries',
  'The write() Callable',
  'Unicode Issues',
  'Error Handling',
  'HTTP 1.1 Expect/Continue',
  'Other HTTP Features',
  'Thread Support',
  'Implementation/Application Notes',
  'Server Extension APIs',
  'Application Configuration',
  'URL Reconstruction',
  'Optional Platform-Specific File Handling',
  'Questions and Answers',
];

/** The address of "PEP 3333, <section>", or null when there is no such section. */
export function pepAddress(spec: string): string | null {
  const section = spec.startsWith('PEP 3333, ') ? spec.slice('PEP 3333, '.length) : null;
  if (section === null || !sections.includes(section)) {
    return null;
  }
  return `https://peps.python.org/pep-3333/#${anchorOf(section)}`;
}

/** The part of an address that a heading becomes. */
export const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
