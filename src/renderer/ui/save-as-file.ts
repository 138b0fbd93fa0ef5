/** Hands a text to the person as a file. */
export function saveAsFile(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name.replace(/[^\w.~-]+/g, '-');
  link.click();
  // The download has taken the content by then; the address is not needed any more.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
