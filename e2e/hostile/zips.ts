// Zips that mean ill, and what the visitor reads of each. What is taken from one is opened beside their own work; what is not, is named.
import { deflateRawSync } from 'node:zlib';
import { type ForgedEntry, forgeZip } from './forged-zip.ts';
import { HARMS } from './ground.ts';

export interface HostileZip {
  name: string;
  zip(): Buffer;
  /** In the sheet. */
  says: RegExp;
  /** It is open all the same, without what is ill. */
  opens?: true;
}

const APP: ForgedEntry = {
  name: 'app.py',
  data: 'def application(environ, start_response):\n    start_response("200 OK", [])\n    return [b"theirs"]\n',
};
/** Beside a file that is taken. */
const beside =
  (...entries: readonly ForgedEntry[]) =>
  () =>
    forgeZip([APP, ...entries]);
const nothing = (megabytes: number) => deflateRawSync(Buffer.alloc(megabytes * 1_000_000), { level: 9 });
const settings = (change: Record<string, unknown>) =>
  beside({
    name: 'onionskin.json',
    data: JSON.stringify({
      ...{ format: 'onionskin-project', version: 1, title: 'x', app: 'app:application', moment: '', openFile: 'app.py' },
      ...{
        server: { name: 'wsgiref' },
        keepAlive: false,
        request: { method: 'GET', target: '/', headers: [], body: '' },
        ours: [],
      },
      ...change,
    }),
  });
const opens = true;

export const zips: readonly HostileZip[] = [
  {
    name: 'that is a zip within a zip within a zip',
    zip: nested(3),
    says: /Opened\. Left out: more\.zip \(it is no text in UTF-8\)/,
    opens,
  },
  {
    name: 'whose one file is 300 megabytes of nothing',
    zip: () => forgeZip([{ name: 'app.py', packed: nothing(300), size: 300_000_000 }]),
    says: /There is no file of text in it/,
  },
  {
    name: 'that claims ten bytes where there are 300 megabytes',
    zip: () => forgeZip([{ name: 'app.py', packed: nothing(300), size: 10 }]),
    says: /Unpacked it would be larger than a project can be/,
  },
  {
    name: 'of 4,000 entries that are all the same megabytes',
    zip: overlapping(4000),
    says: /Unpacked it would be larger|900,000 characters/,
  },
  {
    name: 'that leads out of itself',
    zip: beside({ name: '../../../evil.py', data: 'x' }),
    says: /Left out: \.\.\/\.\.\/\.\.\/evil\.py \(Write the path/,
    opens,
  },
  {
    name: 'that leads out by backslashes',
    zip: beside({ name: '..\\..\\evil.py', data: 'x' }),
    says: /Left out: \.\.\/\.\.\/evil\.py/,
    opens,
  },
  { name: 'with an absolute name', zip: beside({ name: '/etc/passwd', data: 'x' }), says: /Left out: \/etc\/passwd/, opens },
  {
    name: 'with a link to a file of the system',
    zip: beside({ name: 'key.py', data: '/etc/passwd', mode: 0o120777 }),
    says: /Left out: key\.py \(it is a link, and no file\)/,
    opens,
  },
  { name: 'with a device', zip: beside({ name: 'null.py', data: '', mode: 0o020666 }), says: /Left out: null\.py/, opens },
  {
    name: 'with the same name twice',
    zip: beside({ ...APP, data: 'raise SystemExit' }),
    says: /There is already a file app\.py/,
    opens,
  },
  {
    name: 'with a name that is a file and a folder',
    zip: beside({ name: 'app.py/x.py', data: 'x' }),
    says: /can't both be there/,
    opens,
  },
  {
    name: 'with a file that begins behind its end',
    zip: () => forgeZip([{ ...APP, at: 0xfffffff0 }]),
    says: /“app\.py” in it is damaged/,
  },
  {
    name: 'whose deflated bytes are none',
    zip: () => forgeZip([{ name: 'app.py', packed: Buffer.from('nothing of that kind') }]),
    says: /“app\.py” in it is damaged/,
  },
  {
    name: 'that claims more entries than it has',
    zip: () => forgeZip([APP], { count: 3000 }),
    says: /Its list of files is damaged/,
  },
  {
    name: 'with an encrypted file',
    zip: beside({ name: 'b.py', data: 'x', flags: 0x801 }),
    says: /Left out: b\.py \(it is encrypted/,
    opens,
  },
  {
    name: 'packed in a way of its own',
    zip: beside({ name: 'b.py', data: 'x', method: 99 }),
    says: /Left out: b\.py \(it is encrypted, or packed/,
    opens,
  },
  {
    name: 'of 70,000 entries',
    zip: () => forgeZip(Array.from({ length: 70_000 }, (_, nth) => ({ name: `f${nth}`, method: 0 }))),
    says: /This zip can’t be opened/,
  },
  {
    name: 'of 6,000 entries',
    zip: () => forgeZip(Array.from({ length: 6000 }, (_, nth) => ({ name: `f${nth}`, method: 0 }))),
    says: /It has 6000 entries; 5000 are the most/,
  },
  {
    name: 'of 21 megabytes',
    zip: () => forgeZip([{ name: 'app.py', data: Buffer.alloc(21_000_000, 'x'), method: 0 }]),
    says: /more than 20 megabytes/,
  },
  { name: 'with a NUL in a name', zip: beside({ name: 'a\0.py', data: 'x' }), says: /Left out: a\ufffd\.py/, opens },
  {
    name: 'with a name that reads backwards',
    zip: beside({ name: 'a\u202eyp.exe', data: 'x' }),
    says: /Left out: a\ufffdyp\.exe/,
    opens,
  },
  {
    name: 'with a name that is HTML',
    zip: beside({ name: `<img src=x onerror="${HARMS}">.py`, data: 'x' }),
    says: /Left out: <img src=x onerror/,
    opens,
  },
  {
    name: 'with files called __proto__ and constructor',
    zip: beside({ name: '__proto__', data: 'x' }, { name: 'constructor', data: 'x' }),
    says: /Left out: __proto__/,
    opens,
  },
  {
    name: 'whose settings want a billion processes',
    zip: settings({ server: { name: 'gunicorn', processes: 1e9 } }),
    says: /In it, its server can’t be read/,
  },
  {
    name: 'whose settings are to serve what is no name',
    zip: settings({ app: 'app:application\nimport os' }),
    says: /has to be written like app:application/,
  },
  {
    name: 'whose settings claim all its files as ours',
    zip: settings({ ours: ['app.py', '__proto__', '../x'] }),
    says: /There is no file of text in it/,
  },
  { name: 'cut off in the middle', zip: () => beside()().subarray(0, 60), says: /It is no zip, or not all of one/ },
];

function nested(deep: number): () => Buffer {
  return () => {
    let inner: Buffer = forgeZip([APP]);
    for (let nth = 0; nth < deep; nth += 1) inner = forgeZip([APP, { name: 'more.zip', data: inner, method: 0 }]);
    return inner;
  };
}

/** Fifield, "A better zip bomb": one kernel, and a directory that names it again and again. */
function overlapping(count: number): () => Buffer {
  return () => {
    const packed = nothing(3);
    return forgeZip(Array.from({ length: count }, (_, nth) => ({ name: `f${nth}.py`, packed, size: 3_000_000 })));
  };
}
