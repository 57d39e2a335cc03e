// Which mirror of Debian this machine uses, read from its own apt sources, in both of the forms that apt knows (sources.list(5)).

/**
 * @typedef {object} Mirror
 * @property {string} uri
 * @property {string | null} keyring the file that its packages are signed with
 */

/**
 * The mirrors of Debian's own archive in these files, in their order. Not those of its security updates, nor of anybody else's packages.
 * @param {readonly {name: string, text: string}[]} files
 * @returns {Mirror[]}
 */
export function debianMirrors(files) {
  const found = files.flatMap(({ name, text }) => (name.endsWith('.sources') ? fromStanzas(text) : fromLines(text)));
  return found.filter(({ uri }, at) => /\/debian(\.list)?\/?$/.test(uri) && found.findIndex((other) => other.uri === uri) === at);
}

/** deb822: stanzas of fields; a line that begins with a blank continues the field before; comments may stand anywhere. @param {string} text */
function fromStanzas(text) {
  const lines = text.split(/\r?\n/).filter((line) => !line.startsWith('#'));
  return lines
    .join('\n')
    .split(/\n\s*\n/)
    .flatMap((stanza) => {
      /** @type {Record<string, string>} */
      const fields = {};
      for (const [, name, value] of stanza.replace(/\n[ \t]+/g, ' ').matchAll(/^([\w-]+):[ \t]*(.*)$/gm)) {
        fields[(name ?? '').toLowerCase()] = value ?? '';
      }
      const off = /^(no|false|off|0)$/i.test(fields.enabled?.trim() ?? '');
      if (off || !words(fields.types).includes('deb')) return [];
      const keyring = words(fields['signed-by']).find((word) => word.startsWith('/')) ?? null;
      return words(fields.uris).map((uri) => ({ uri, keyring }));
    });
}

/** One line each: deb [options] uri suite components… @param {string} text */
function fromLines(text) {
  return text.split(/\r?\n/).flatMap((line) => {
    const [, options = '', uri] = /^\s*deb\s+(?:\[([^\]]*)\]\s+)?(\S+)\s+\S/.exec(line) ?? [];
    if (uri === undefined) return [];
    const [, keyring = null] = /(?:^|\s)signed-by=(\/[^\s,]+)/i.exec(options) ?? [];
    return [{ uri, keyring }];
  });
}

/** @param {string | undefined} value */
const words = (value) => (value ?? '').split(/\s+/).filter(Boolean);
