import { join, sep } from 'node:path';

/**
 * The file under `root` that a request's path means, or null for a path that leaves it. `pathname` is as it stands
 * in the URL, still percent-encoded; `root` is absolute. Whether the file exists is not asked here.
 */
export function rendererFile(root: string, pathname: string): string | null {
  let path: string;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    return null; // a stray percent sign
  }
  if (path.includes('\0')) return null;
  const file = join(root, path); // also resolves `..`, and on Windows a backslash is a separator too
  return file.startsWith(root + sep) ? file : null;
}
