// What Django's documentation says about the places of the entries of MIDDLEWARE: what a hint is made of.
import type { Phrase } from '../sentence.ts';

/** What is known of a project. */
export interface Settings {
  middleware: readonly string[];
  /** Entries of INSTALLED_APPS, as far as they are known. */
  apps: readonly string[];
  /** Settings that are switched on. */
  on: readonly string[];
}

export interface Hint {
  rule: Rule;
  /** Places in the list: of the entry that it is about, and of the one that it should stand before or behind. None: it is not in the list. */
  at: number | null;
  other: number | null;
  says: readonly Phrase[];
}

export interface Rule {
  id: string;
  /** Where it is written. */
  source: { title: string; address: string };
  /** What would break. */
  breaks: readonly Phrase[];
  /** `order`: they stand in the wrong order; `missing`: something needs what is not there; `check`: what `manage.py check` reports. */
  kind: 'order' | 'missing' | 'check';
  find(settings: Settings): Omit<Hint, 'rule'> | null;
}

const DOCS = 'https://docs.djangoproject.com/en/5.2';
export const ORDERING = { title: 'Middleware ordering', address: `${DOCS}/ref/middleware/#middleware-ordering` };
export const CACHING = { title: 'Order of MIDDLEWARE', address: `${DOCS}/topics/cache/#order-of-middleware` };
export const LANGUAGE = {
  title: 'How Django discovers language preference',
  address: `${DOCS}/topics/i18n/translation/#how-django-discovers-language-preference`,
};
export const REMOTE_USER = {
  title: 'Authentication using REMOTE_USER',
  address: `${DOCS}/howto/auth-remote-user/#configuration`,
};
export const BROKEN_LINKS = { title: 'Error reporting: 404 errors', address: `${DOCS}/howto/error-reporting/#errors` };
export const FLATPAGES = {
  title: 'The flatpages app: middleware',
  address: `${DOCS}/ref/contrib/flatpages/#using-the-middleware`,
};
export const ADMIN = { title: 'System checks: admin', address: `${DOCS}/ref/checks/#admin` };
export const SECURITY = { title: 'System checks: security', address: `${DOCS}/ref/checks/#security` };
export const WHITENOISE = {
  title: 'WhiteNoise: enable WhiteNoise',
  address: 'https://whitenoise.readthedocs.io/en/stable/django.html#enable-whitenoise',
};

/** The entries that rules speak of, by their class. */
export const PATHS = {
  SecurityMiddleware: 'django.middleware.security.SecurityMiddleware',
  UpdateCacheMiddleware: 'django.middleware.cache.UpdateCacheMiddleware',
  FetchFromCacheMiddleware: 'django.middleware.cache.FetchFromCacheMiddleware',
  GZipMiddleware: 'django.middleware.gzip.GZipMiddleware',
  ConditionalGetMiddleware: 'django.middleware.http.ConditionalGetMiddleware',
  LocaleMiddleware: 'django.middleware.locale.LocaleMiddleware',
  CommonMiddleware: 'django.middleware.common.CommonMiddleware',
  BrokenLinkEmailsMiddleware: 'django.middleware.common.BrokenLinkEmailsMiddleware',
  CsrfViewMiddleware: 'django.middleware.csrf.CsrfViewMiddleware',
  XFrameOptionsMiddleware: 'django.middleware.clickjacking.XFrameOptionsMiddleware',
  SessionMiddleware: 'django.contrib.sessions.middleware.SessionMiddleware',
  AuthenticationMiddleware: 'django.contrib.auth.middleware.AuthenticationMiddleware',
  LoginRequiredMiddleware: 'django.contrib.auth.middleware.LoginRequiredMiddleware',
  RemoteUserMiddleware: 'django.contrib.auth.middleware.RemoteUserMiddleware',
  PersistentRemoteUserMiddleware: 'django.contrib.auth.middleware.PersistentRemoteUserMiddleware',
  MessageMiddleware: 'django.contrib.messages.middleware.MessageMiddleware',
  FlatpageFallbackMiddleware: 'django.contrib.flatpages.middleware.FlatpageFallbackMiddleware',
  RedirectFallbackMiddleware: 'django.contrib.redirects.middleware.RedirectFallbackMiddleware',
  WhiteNoiseMiddleware: 'whitenoise.middleware.WhiteNoiseMiddleware',
} as const;
export type Known = keyof typeof PATHS;

export const placeOf = ({ middleware }: Settings, name: Known): number | null => {
  const at = middleware.indexOf(PATHS[name]);
  return at < 0 ? null : at;
};
