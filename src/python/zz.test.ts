import { test } from 'vitest';
import { loadPython } from '../runner/inline-python.node.ts';
test('x', async () => {
  const python = await loadPython();
  python.start(`import sys
def application(e, s):
    s("200 OK", [])
    if e["PATH_INFO"] == "/c": sys.stdout.close(); return [b"c"]
    print("x"); return [b"d"]
`, { server: { name: 'uwsgi' } });
  python.request('GET /c HTTP/1.1\r\n\r\n');
  python.run(`
import onionskin.entry as en, io, sys, traceback
def go():
    try: en._process.request(b"GET /d HTTP/1.1\\r\\n\\r\\n")
    except BaseException as e: return "".join(traceback.format_exception(e))
r = go()
`);
  console.log(String(python.run('r')).slice(0, 3000));
});
