// Django's signals: who is connected, and what happens when one is sent. The examples of Django's documentation (Signals), typed in.
import { beforeAll, describe, expect, test } from 'vitest';
import { loadPython, type Python } from '../runner/inline-python.node.ts';
import type { EventOf, TraceEvent } from '../trace/event.ts';
import { APP, projectOf } from './django-project.node.ts';

let python: Python;
beforeAll(async () => {
  python = await loadPython();
});

/** A project whose application `shop` has these signals, receivers and view; what is asked of it once. */
function shop(
  signals: string,
  views = '',
  ready = '',
  settings = '',
): { start: readonly TraceEvent[]; events: readonly TraceEvent[] } {
  const started = python.start(projectOf(['shop'], filesOf(signals, views, ready), settings), APP);
  expect(started).toMatchObject({ ok: true });
  const answered = python.request();
  expect(answered.unrecorded).toBeNull();
  return { start: started.recording?.events ?? [], events: answered.recording?.events ?? [] };
}

const filesOf = (signals: string, views = '', ready = '') => ({
  'shop/__init__.py': '',
  'shop/apps.py': `from django.apps import AppConfig\n\nclass ShopConfig(AppConfig):\n    name = "shop"\n    def ready(self):\n        from . import signals\n${ready}`,
  'shop/signals.py': `from django.dispatch import Signal, receiver\nfrom django.core.signals import request_finished\n${signals}`,
  'shop/views.py': `from django.http import HttpResponse\nfrom . import signals\n\ndef index(request):\n${views || '    pass\n'}    return HttpResponse("ok")\n`,
  'mysite/urls.py': 'from django.urls import path\nfrom shop.views import index\nurlpatterns = [path("", index)]\n',
});

const of = <T extends TraceEvent['type']>(events: readonly TraceEvent[], type: T): EventOf<T>[] =>
  events.filter((event): event is EventOf<T> => event.type === type);
const wires = (events: readonly TraceEvent[], name: string) =>
  of(events, 'wiring')
    .at(-1)
    ?.signals.find((signal) => signal.name === name)?.wires ?? [];
const users = (events: readonly TraceEvent[], name: string) => wires(events, name).filter((wire) => wire.def !== null);

const DECORATED = `
@receiver(request_finished)
def my_callback(sender, **kwargs):
    print("Request finished!")
`;
const PIZZA = `
pizza_done = Signal()

class PizzaStore:
    def send_pizza(self, toppings, size):
        pizza_done.send(sender=self.__class__, toppings=toppings, size=size)

def baked(sender, toppings, size, **kwargs):
    return f"{size} with {toppings}"
`;

describe('Django documentation, Signals: connecting', () => {
  test('@receiver(request_finished) connects my_callback at the line of the decorator; it is called at the end of each request', () => {
    const { start, events } = shop(DECORATED);
    expect(users(start, 'request_finished')).toMatchObject([
      { receiver: 'my_callback', module: 'shop.signals', def: { file: 'shop/signals.py', line: 5 }, sender: null, weak: true },
    ]);
    expect(of(start, 'connect').at(-1)).toMatchObject({
      signal: 'request_finished',
      place: { file: 'shop/signals.py', line: 4 },
    });
    const sent = of(events, 'signal').filter(({ name }) => name === 'request_finished');
    expect(sent[0]?.calls.map(({ receiver }) => receiver)).toContain('my_callback');
    expect(sent[0]).toMatchObject({ sender: 'WSGIHandler' });
  });
  test('request_finished.connect(my_callback) in ready(), with a dispatch_uid: bound once, however often', () => {
    const ready = `        for _ in range(2):
            signals.request_finished.connect(signals.my_callback, dispatch_uid="my_unique_identifier")
`;
    const { start } = shop('\ndef my_callback(sender, **kwargs):\n    pass\n', '', ready);
    expect(users(start, 'request_finished')).toMatchObject([{ uid: "'my_unique_identifier'" }]);
    expect(of(start, 'connect').filter(({ def }) => def !== null)).toMatchObject([
      { place: { file: 'shop/apps.py', line: 8 } },
      { again: true },
    ]);
  });
  test('without one, two different functions of one name are two receivers; a bound method is one for each object', () => {
    const signals = `
def make():
    def my_callback(sender, **kwargs):
        pass
    return my_callback
class Watch:
    def seen(self, sender, **kwargs):
        pass
kept = [make(), make(), Watch(), Watch()]
for one in kept[:2]:
    request_finished.connect(one)
for one in kept[2:]:
    request_finished.connect(one.seen)
`;
    const found = users(shop(signals).start, 'request_finished');
    expect(found.map(({ receiver }) => receiver)).toEqual([
      'make.<locals>.my_callback',
      'make.<locals>.my_callback',
      'Watch.seen',
      'Watch.seen',
    ]);
    expect(new Set(found.map(({ of: own }) => own)).size).toBe(3);
    expect(new Set(found.slice(2).map(({ bound }) => bound)).size).toBe(2);
  });
  // With DEBUG, Django looks whether a receiver takes **kwargs, and what does that keeps the last 512 functions that it has looked at.
  test('“weak”: a local function is gone at once, unless weak=False keeps it', () => {
    const signals = `
request_finished.connect(lambda **kwargs: None)
request_finished.connect(lambda **kwargs: None, weak=False)
`;
    const found = wires(shop(signals, '', '', 'DEBUG = False\n').start, 'request_finished').filter(({ receiver }) =>
      receiver.includes('lambda'),
    );
    expect(found.map(({ weak, dead = false }) => `${weak ? 'weak' : 'strong'} ${dead ? 'dead' : 'alive'}`).sort()).toEqual([
      'strong alive',
      'weak dead',
    ]);
  });
});

test('a signal of models: @receiver(pre_save, sender=MyModel) is connected at its line, in phase three; a sender may be a name', () => {
  const signals = `from django.db.models.signals import post_save, pre_save
from django.contrib.auth.models import Group

@receiver(pre_save, sender=Group)
def my_handler(sender, **kwargs):
    pass

@receiver([pre_save, post_save], sender="auth.User")
def signals_receiver(sender, **kwargs):
    pass
`;
  const { start } = shop(signals);
  const told = of(start, 'connect').filter(({ def }) => def !== null);
  expect(told.map(({ signal, sender, place }) => `${signal} ${sender} ${place?.file}:${place?.line}`)).toEqual([
    'pre_save Group shop/signals.py:6',
    'pre_save User shop/signals.py:10',
    'post_save User shop/signals.py:10',
  ]);
});

describe('Django documentation, Signals: sending', () => {
  test('pizza_done.send(sender=self.__class__, toppings=…, size=…) returns what each receiver gave', () => {
    const { events } = shop(`${PIZZA}pizza_done.connect(baked)\n`, '    signals.PizzaStore().send_pizza(["ham"], 30)\n');
    const [sent] = of(events, 'signal').filter(({ name }) => name === 'pizza_done');
    expect(sent).toMatchObject({
      sender: 'PizzaStore',
      place: { file: 'shop/signals.py', line: 8 },
      calls: [{ receiver: 'baked', def: { file: 'shop/signals.py', line: 10 }, gave: { text: `"30 with ['ham']"` } }],
    });
  });
  test('a receiver connected to another sender is not called', () => {
    const { events } = shop(
      `${PIZZA}class Other: pass\ndef other(sender, **kwargs): pass\npizza_done.connect(baked, sender=PizzaStore)\npizza_done.connect(other, sender=Other)\n`,
      '    signals.PizzaStore().send_pizza([], 20)\n    signals.pizza_done.send(sender=str)\n',
    );
    const sent = of(events, 'signal').filter(({ name }) => name === 'pizza_done');
    expect(sent[0]).toMatchObject({ calls: [{ receiver: 'baked' }], skipped: [{ receiver: 'other', why: 'sender' }] });
    expect(sent[1]).toMatchObject({ sender: 'str', calls: [], skipped: [{ receiver: 'baked' }, { receiver: 'other' }] });
  });
  test('send() lets an exception through, and who comes after is not called; send_robust() gives it back, and all are', () => {
    const bad = `${PIZZA}def burnt(sender, **kwargs):\n    raise ValueError("burnt")\npizza_done.connect(burnt)\npizza_done.connect(baked)\n`;
    const views = `    try:
        signals.PizzaStore().send_pizza([], 20)
    except ValueError:
        pass
    signals.pizza_done.send_robust(sender=None, toppings=[], size=1)
`;
    const sent = of(shop(bad, views).events, 'signal').filter(({ name }) => name === 'pizza_done');
    expect(sent[0]).toMatchObject({
      calls: [{ receiver: 'burnt', raised: { name: 'ValueError', text: 'burnt' } }],
      skipped: [{ receiver: 'baked', why: 'raised' }],
    });
    expect(sent[1]).toMatchObject({
      robust: true,
      sender: null,
      calls: [
        { receiver: 'burnt', raised: { name: 'ValueError' } },
        { receiver: 'baked', gave: { text: `'1 with []'` } },
      ],
    });
    expect(sent[1]?.skipped).toBeUndefined();
  });
  test('what a request connects and disconnects is told in it, and the next one begins with all there is', () => {
    const views = `    signals.pizza_done.connect(signals.baked)
    signals.pizza_done.disconnect(signals.baked)
    signals.pizza_done.disconnect(signals.baked)
    signals.pizza_done.connect(signals.baked, dispatch_uid=("a", 1))
`;
    const { events } = shop(PIZZA, views);
    const told = of(events, 'connect').map(({ off = false, again = false, uid = '', place }) => [place?.line, off, again, uid]);
    expect(told).toEqual([
      [5, false, false, ''],
      [6, true, false, ''],
      [7, true, true, ''],
      [8, false, false, "('a', 1)"],
    ]);
    const next = python.request().recording?.events ?? [];
    expect(wires(next, 'pizza_done')).toMatchObject([{ receiver: 'baked', uid: "('a', 1)" }]);
  });
});

test('looking runs nothing: neither a key’s __hash__ nor a receiver’s __eq__ is asked once more', () => {
  const signals = `
asked = []
class Key:
    def __hash__(self):
        asked.append("hash")
        return 1
    def __eq__(self, other):
        asked.append("eq")
        return self is other
class Called:
    def __call__(self, sender, **kwargs):
        asked.append("call")
    def __eq__(self, other):
        asked.append("eq")
        return self is other
    __hash__ = object.__hash__
kept = Called()
request_finished.connect(kept, dispatch_uid=Key())
`;
  const asked = () => String(python.run('import sys\n" ".join(sys.modules["shop.signals"].asked)'));
  const files = projectOf(['shop'], filesOf(signals));
  python.start(files, { ...APP, grain: 'none' });
  python.request();
  const alone = asked();
  const { start } = shop(signals);
  expect(wires(start, 'request_finished').map(({ receiver }) => receiver)).toContain('Called');
  expect(asked()).toBe(alone);
});
