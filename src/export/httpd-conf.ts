// A configuration of Apache's for one project, whole and ready to run in its folder; mod_wsgi in embedded or in daemon mode.
// ${PWD} is the shell's: Apache puts variables of its environment in (Apache documentation, Configuration Files).
import { AT_HOME, calledIn, fileOf, type Home } from './home.ts';

/** mod_wsgi's script: the file with the application itself, where a name in it can be said to mod_wsgi; else one that we write (`text`). */
export function scriptOf({ app, server, files }: Home, name: string): { file: string; text: string | null; object: string } {
  const { module, name: first, callable } = calledIn(app);
  const file = fileOf(module, files);
  if (!server.factory && first === callable) return { file, text: null, object: callable };
  const value = server.factory ? `${callable}()` : callable;
  const text = `# For mod_wsgi, which looks for an application in the file that it is given.\nfrom ${module} import ${first}\n\napplication = ${value}\n`;
  return { file: name, text, object: 'application' };
}

export function httpdConf(
  home: Home,
  mode: 'embedded' | 'daemon',
  script: { file: string; object: string },
  name: string,
): string {
  const { processes = 1, threads = 1, mount = '' } = home.server;
  // Only who chose mod_wsgi has chosen to be without it. A script of ours imports its neighbour.
  const path = home.server.pythonPath === true || !home.server.name.startsWith('mod_wsgi') || script.file.endsWith('.wsgi');
  const isThreaded = mode === 'daemon' || threads > 1;
  const lines = [
    `# Apache with mod_wsgi in ${mode} mode. As an ordinary user, in this folder:`,
    `#   apache2 -f "$PWD/${name}" -DFOREGROUND`,
    '# With a virtual environment tell mod_wsgi where it is: WSGIPythonHome /path/of/it' +
      (mode === 'daemon' ? ', or python-home=/path/of/it at WSGIDaemonProcess' : ''),
    `ServerRoot "\${PWD}"`,
    'ServerName localhost',
    `Listen ${AT_HOME}`,
    `PidFile "\${PWD}/httpd.pid"`,
    `DefaultRuntimeDir "\${PWD}"`,
    `ErrorLog "\${PWD}/httpd-error.log"`,
    '',
    '# Where the modules are: on Debian and Ubuntu, and on Fedora and its kin.',
    '<IfFile /usr/lib/apache2/modules>',
    '  Define MODULES /usr/lib/apache2/modules',
    '</IfFile>',
    '<IfFile /usr/lib64/httpd/modules>',
    '  Define MODULES /usr/lib64/httpd/modules',
    '</IfFile>',
    ...(isThreaded ? module('mpm_event', 'mpm_event_module') : module('mpm_prefork', 'mpm_prefork_module')),
    ...module('authz_core', 'authz_core_module'),
    `<IfFile \${MODULES}/mod_unixd.so>`,
    ...module('unixd', 'unixd_module').map((line) => `  ${line}`),
    '</IfFile>',
    `<IfFile \${MODULES}/mod_wsgi.so>`,
    ...module('wsgi', 'wsgi_module').map((line) => `  ${line}`),
    '</IfFile>',
    `<IfFile \${MODULES}/mod_wsgi_python3.so>`,
    `  LoadModule wsgi_module \${MODULES}/mod_wsgi_python3.so`,
    '</IfFile>',
    '',
    ...(mode === 'daemon' ? [] : children(processes, isThreaded ? threads : 1)),
    ...(mode === 'daemon' ? daemon(processes, threads, path) : path ? [`WSGIPythonPath "\${PWD}"`] : []),
    `WSGIScriptAlias ${mount === '' ? '/' : `"${mount}"`} "\${PWD}/${script.file}"`,
    ...(script.object === 'application' ? [] : [`WSGICallableObject ${script.object}`]),
    `<Directory "\${PWD}">`,
    '  Require all granted',
    '</Directory>',
    '',
  ];
  return lines.join('\n');
}

const module = (file: string, name: string): string[] => [`LoadModule ${name} \${MODULES}/mod_${file}.so`];

/** So many of Apache's own processes, and no other ones. */
function children(processes: number, threads: number): string[] {
  const count = [`StartServers ${processes}`, `ServerLimit ${processes}`];
  if (threads === 1)
    return [...count, `MinSpareServers ${processes}`, `MaxSpareServers ${processes}`, `MaxRequestWorkers ${processes}`];
  return [...count, `ThreadsPerChild ${threads}`, `MaxRequestWorkers ${processes * threads}`];
}

const daemon = (processes: number, threads: number, path: boolean): string[] => [
  `WSGISocketPrefix "\${PWD}/wsgi"`,
  `WSGIDaemonProcess main processes=${processes} threads=${threads} home="\${PWD}"${path ? ` python-path="\${PWD}"` : ''}`,
  'WSGIProcessGroup main',
];
