// What a page's scripts get for `localStorage`, which a frame without an origin lacks: the same in memory.

/** `known` holds both storages, each name with its storage's in front; `keep` hears of each change. */
export function storageOf(known: Record<string, string>, prefix: string, keep: () => void): Storage {
  const names = () => Object.keys(known).flatMap((name) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : []));
  const methods = {
    getItem: (name: string) => known[prefix + name] ?? null,
    setItem: (name: string, value: string) => {
      known[prefix + name] = String(value);
      keep();
    },
    removeItem: (name: string) => {
      delete known[prefix + name];
      keep();
    },
    clear: () => {
      for (const name of names()) delete known[prefix + name];
      keep();
    },
    key: (nth: number) => names()[nth] ?? null,
  };
  return new Proxy(methods as unknown as Storage, {
    get: (target, name) => {
      if (name === 'length') return names().length;
      if (typeof name !== 'string' || name in methods) return Reflect.get(target, name);
      return known[prefix + name];
    },
    set: (_, name, value) => {
      methods.setItem(String(name), value);
      return true;
    },
    deleteProperty: (_, name) => {
      methods.removeItem(String(name));
      return true;
    },
    has: (_, name) => name in methods || prefix + String(name) in known,
    ownKeys: names,
    getOwnPropertyDescriptor: (_, name) => {
      const value = known[prefix + String(name)];
      return value === undefined ? undefined : { value, enumerable: true, configurable: true, writable: true };
    },
  });
}
