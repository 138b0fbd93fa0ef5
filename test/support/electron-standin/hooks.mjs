// Module hook: `import 'electron'` in the app's main bundle gets the stand-in.
const standIn = new URL('./electron-module.mjs', import.meta.url).href;

export async function resolve(specifier, context, next) {
  if (specifier !== 'electron' && !specifier.startsWith('electron/')) return next(specifier, context);
  return { url: standIn, shortCircuit: true, format: 'module' };
}
