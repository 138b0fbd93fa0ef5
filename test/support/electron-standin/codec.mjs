// Carries what structured clone carries, and functions where the context bridge allows them, as JSON. Its source is
// also injected into pages, so the one function must need nothing from outside itself.
export function makeCodec() {
  const toBase64 = (bytes) => {
    let text = '';
    for (const byte of bytes) text += String.fromCharCode(byte);
    return btoa(text);
  };
  const fromBase64 = (text) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  const bytesOf = (view) => new Uint8Array(view.buffer, view.byteOffset, view.byteLength);

  /** `keep` turns a function into an id the other side can call; without it functions cannot be sent. */
  const encode = (value, keep) => {
    if (value === undefined) return { $: 'undefined' };
    if (typeof value === 'bigint') return { $: 'bigint', v: String(value) };
    if (typeof value === 'number' && !Number.isFinite(value)) return { $: 'number', v: String(value) };
    if (typeof value === 'function' && keep) return { $: 'function', v: keep(value) };
    if (typeof value === 'function' || typeof value === 'symbol') throw new Error('An object could not be cloned.');
    if (value === null || typeof value !== 'object') return value;
    const all = (items) => Array.from(items, (item) => encode(item, keep));
    if (value instanceof Date) return { $: 'date', v: value.getTime() };
    if (value instanceof Error) return { $: 'error', v: { name: value.name, message: value.message } };
    if (value instanceof Map) return { $: 'map', v: Array.from(value, all) };
    if (value instanceof Set) return { $: 'set', v: all(value) };
    if (value instanceof ArrayBuffer) return { $: 'buffer', v: toBase64(new Uint8Array(value)) };
    if (ArrayBuffer.isView(value)) {
      const name = value.constructor.name === 'Buffer' ? 'Uint8Array' : value.constructor.name;
      return { $: 'view', c: name, v: toBase64(bytesOf(value)) };
    }
    if (Array.isArray(value)) return all(value);
    const object = {};
    for (const key of Object.keys(value)) object[key] = encode(value[key], keep);
    return '$' in object ? { $: 'object', v: object } : object;
  };

  /** `call` turns an id into a function that calls the other side. */
  const decode = (value, call) => {
    if (value === null || typeof value !== 'object') return value;
    const all = (items) => items.map((item) => decode(item, call));
    if (Array.isArray(value)) return all(value);
    const object = (fields) => Object.fromEntries(Object.entries(fields).map(([key, v]) => [key, decode(v, call)]));
    switch (value.$) {
      case 'undefined':
        return undefined;
      case 'bigint':
        return BigInt(value.v);
      case 'number':
        return Number(value.v);
      case 'function':
        return call(value.v);
      case 'date':
        return new Date(value.v);
      case 'error':
        return Object.assign(new Error(value.v.message), { name: value.v.name });
      case 'map':
        return new Map(value.v.map(all));
      case 'set':
        return new Set(all(value.v));
      case 'buffer':
        return fromBase64(value.v).buffer;
      case 'view':
        return value.c === 'Uint8Array' ? fromBase64(value.v) : new globalThis[value.c](fromBase64(value.v).buffer);
      case 'object':
        return object(value.v);
      default:
        return object(value);
    }
  };
  return { encode, decode };
}
