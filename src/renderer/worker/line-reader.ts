/**
 * The lines of a body as they arrive, without their ends. Throws when nothing came for `silenceMs`, and aborts
 * the request then; a last line without an end is given too, so that a cut one fails to parse and is noticed.
 */
export async function* readLines(
  response: Response,
  silenceMs: number,
  abort: AbortController,
): AsyncGenerator<string> {
  if (!response.body) return;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    for (;;) {
      timer = setTimeout(() => abort.abort(new Error('silent')), silenceMs);
      const { done, value } = await reader.read();
      clearTimeout(timer);
      if (done) break;
      const lines = (rest + value).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line !== '') yield line;
    }
    if (rest !== '') yield rest;
  } finally {
    clearTimeout(timer);
    await reader.cancel().catch(() => undefined);
  }
}

/** The `data` of server-sent events (one line each, as the office writes them); comments only prove life. */
export async function* readServerEvents(
  response: Response,
  silenceMs: number,
  abort: AbortController,
): AsyncGenerator<string> {
  for await (const line of readLines(response, silenceMs, abort)) {
    if (line.startsWith('data:')) yield line.slice(5).trim();
  }
}
