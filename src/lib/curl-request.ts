// What curl's options make of a request, one after the other.

import { base64Of } from './base64.ts';
import { BODY_TYPES } from './body-types.ts';
import type { Pasted } from './curl-command.ts';
import type { Does } from './curl-options.ts';
import { fieldsOf } from './form-body.ts';
import { type FormField, HOST, type HttpRequest } from './http-message.ts';

/** What curl says of itself where nothing else is said; its version is that of Debian 13. */
const AGENT = 'curl/8.14.1';
const FORM = BODY_TYPES.form;

export class CurlRequest {
  readonly notes: string[] = [];
  private readonly urls: string[] = [];
  private readonly headers: [string, string][] = [];
  private readonly without = new Set<string>();
  private readonly ignored: string[] = [];
  private readonly data: string[] = [];
  private readonly fields: FormField[] = [];
  private readonly cookies: string[] = [];
  private readonly given: Partial<Record<Does, string>> = {};
  private json = false;

  url(word: string): void {
    this.urls.push(word);
  }

  /** A sentence when it can't be done, 'next' where another request begins, else null. */
  takes(does: Does, option: string, value: string): string | null {
    switch (does) {
      case 'url':
        this.url(value);
        return null;
      case 'header':
        return this.header(value);
      case 'data':
      case 'data-binary':
      case 'json':
        if (value.startsWith('@')) return fileSays(option, value.slice(1), 'paste what is in it into the body');
        this.json ||= does === 'json';
        this.data.push(value);
        return null;
      case 'data-raw':
        this.data.push(value);
        return null;
      case 'data-urlencode':
        return this.encoded(option, value);
      case 'form':
        return this.field(option, value);
      case 'form-string':
        this.fields.push({ name: value.split('=')[0] ?? '', value: value.slice(value.indexOf('=') + 1) });
        return null;
      case 'cookie':
        if (value.includes('=')) this.cookies.push(value);
        else this.notes.push(`The cookies in the file ${value || '“”'} are not known here: ${option} is ignored.`);
        return null;
      case 'upload':
        return fileSays(option, value, 'choose PUT, and paste what is in it into the body');
      case 'next':
        this.notes.push('Only the first request is taken; others follow after --next.');
        return 'next';
      case 'skip':
      case 'skip-value':
        this.ignored.push(option);
        return null;
      default:
        this.given[does] = value;
        return null;
    }
  }

  made(): Pasted {
    const [first] = this.urls;
    if (first === undefined)
      return { ok: false, says: 'The command names no address: after curl comes one, such as http://localhost:8000/.' };
    const url = readUrl(first, this.given['as-is'] !== undefined);
    if (url === null) return { ok: false, says: `“${first.slice(0, 80)}” is no address that curl would ask over HTTP.` };
    if (this.urls.length > 1) this.notes.push(`Only the first of ${this.urls.length} addresses is taken.`);
    const inQuery = this.given.get !== undefined || (this.given.head !== undefined && this.data.length > 0);
    const data = this.data.join(this.json ? '' : '&');
    const body = inQuery ? '' : data;
    let target = this.given.target ?? url.target;
    if (inQuery && data !== '') target += `${target.includes('?') ? '&' : '?'}${data}`;
    const hasBody = this.fields.length > 0 || (this.data.length > 0 && !inQuery);
    const method = this.given.method ?? (this.given.head !== undefined ? 'HEAD' : hasBody ? 'POST' : 'GET');
    if (url.host !== HOST && !this.has('host')) this.notes.push(`It goes to ${HOST} here, not to ${url.host}.`);
    if (url.secure) this.notes.push('It goes over plain HTTP here: environ says http, not https.');
    if (this.ignored.length > 0) this.notes.push(`Without a meaning here, and ignored: ${this.ignored.join(', ')}.`);
    const headers = this.allHeaders(url.user, hasBody);
    const version = this.given['http1.0'] !== undefined ? ({ version: '1.0' } as const) : {};
    return {
      ok: true,
      request: { ...this.withBody({ method, target, headers, body: '' }, body), ...version },
      notes: this.notes,
    };
  }

  private has = (name: string) => this.without.has(name) || this.headers.some(([other]) => other.toLowerCase() === name);

  /** "Name: value"; "Name;" is one without a value, and "Name:" takes away what curl would send of its own accord. */
  private header(line: string): string | null {
    if (line.startsWith('@')) return fileSays('-H', line.slice(1), 'write its headers into the rows');
    const [, name = '', sign, value = ''] = /^([^:;]*)([:;])?([\s\S]*)$/.exec(line) ?? [];
    if (sign === undefined) return null;
    if (sign === ':' && value.trim() === '') this.without.add(name.trim().toLowerCase());
    else this.headers.push([name.trim(), sign === ';' ? '' : value.trim()]);
    return null;
  }

  private encoded(option: string, value: string): string | null {
    const [, name = '', sign = '', rest = ''] = /^([^=@]*)([=@])?([\s\S]*)$/.exec(value) ?? [];
    if (sign === '@') return fileSays(option, rest, 'paste what is in it into the body');
    const text = sign === '' ? name : rest;
    const encoded = encodeURIComponent(text).replace(
      /[!'()*]/g,
      (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
    );
    this.data.push(sign !== '' && name !== '' ? `${name}=${encoded}` : encoded);
    return null;
  }

  /** name=value, name=@file;type=…;filename=… */
  private field(option: string, value: string): string | null {
    const equals = value.indexOf('=');
    if (equals < 0) return `After ${option} comes name=value, and in “${value.slice(0, 60)}” there is no =.`;
    const name = value.slice(0, equals);
    const [content = '', ...settings] = value.slice(equals + 1).split(/;(?=(?:type|filename|encoder|headers)=)/);
    if (content.startsWith('<')) return fileSays(option, content.slice(1), 'paste what is in it into the field');
    const told = (wanted: string) =>
      settings
        .find((one) => one.startsWith(`${wanted}=`))
        ?.slice(wanted.length + 1)
        .replace(/^"|"$/g, '');
    if (!content.startsWith('@')) {
      this.fields.push({ name, value: content.replace(/^"([\s\S]*)"$/, '$1') });
      return null;
    }
    const path = content.slice(1).replace(/^"|"$/g, '');
    const file = { name: told('filename') ?? path.split('/').at(-1) ?? '', type: told('type') ?? '', data: '' };
    this.fields.push({ name, value: '', file });
    this.notes.push(`What is in the file ${path} is not known here: choose it under Body.`);
    return null;
  }

  private allHeaders(user: string | null, hasBody: boolean): [string, string][] {
    const made: [string, string][] = [];
    const add = (name: string, value: string | undefined | null) => {
      if (value !== undefined && value !== null && value !== '' && !this.has(name.toLowerCase())) made.push([name, value]);
    };
    const who = this.given.user ?? user;
    add(
      'Authorization',
      this.given.bearer !== undefined ? `Bearer ${this.given.bearer}` : who === null ? null : `Basic ${base64(who)}`,
    );
    if (this.given.agent !== '') add('User-Agent', this.given.agent ?? AGENT);
    add('Accept', this.json ? 'application/json' : '*/*');
    if (this.given.compressed !== undefined) add('Accept-Encoding', 'deflate, gzip, br, zstd');
    add('Referer', this.given.referer?.replace(/;auto$/, ''));
    add('Range', this.given.range === undefined ? null : `bytes=${this.given.range}`);
    add('Cookie', this.cookies.join('; '));
    const typed = hasBody && this.fields.length === 0 && !this.json;
    return [
      ...made,
      ...this.headers,
      ...(typed && !this.has('content-type') ? ([['Content-Type', FORM]] as [string, string][]) : []),
    ];
  }

  private withBody(request: HttpRequest, body: string): HttpRequest {
    if (this.fields.length > 0) return { ...request, kind: 'multipart', fields: this.fields };
    const type = request.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
    const fields = fieldsOf(body);
    // As fields only where they are the very same bytes again.
    if (type === FORM && fields !== null)
      return { ...request, headers: request.headers.filter(([, value]) => value !== FORM), kind: 'form', fields };
    const json = this.json || /^application\/(?:[\w.-]+\+)?json\b/i.test(type);
    return { ...request, body, ...(json ? { kind: 'json' as const } : {}) };
  }
}

const fileSays = (option: string, file: string, instead: string): string =>
  `${option} takes the file ${file}, which can’t be read from here: ${instead}, and paste the command without it.`;

const base64 = (text: string): string => base64Of(new TextEncoder().encode(text));

/** What curl asks for: the path and the query as they were written, but for "." and "..", which it takes out. */
function readUrl(text: string, asIs: boolean): { host: string; target: string; secure: boolean; user: string | null } | null {
  const [, scheme = 'http', user, host = '', rest = ''] =
    /^(?:([a-z][a-z0-9+.-]*):\/\/)?(?:([^@/?#]*)@)?([^/?#\s@]+)([^#]*)(?:#.*)?$/i.exec(text.trim()) ?? [];
  if (host === '' || !/^https?$/i.test(scheme) || /\s/.test(rest)) return null;
  const written = rest.startsWith('/') ? rest : `/${rest}`;
  return {
    host,
    target: asIs ? written : withoutDots(written),
    secure: /^https$/i.test(scheme),
    user: user === undefined ? null : decodeURIComponent(user),
  };
}

/** RFC 3986, 5.2.4. */
function withoutDots(target: string): string {
  const [path = '', ...query] = target.split('?');
  const kept: string[] = [];
  const parts = path.split('/').slice(1);
  for (const [at, part] of parts.entries()) {
    const last = at === parts.length - 1;
    if (part === '..') kept.pop();
    if (part !== '.' && part !== '..') kept.push(part);
    else if (last) kept.push('');
  }
  return [`/${kept.join('/')}`, ...query].join('?');
}
