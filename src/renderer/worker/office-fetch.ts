/** A request to the office. */
export interface Call {
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  body?: string;
  /** Ends the call, whatever has come of it by then. */
  signal: AbortSignal;
}

/** Whatever answered, the office or something on the way. */
export interface Reply {
  status: number;
  header(name: string): string | null;
  /** The text as it arrives. Throws where it is cut; whoever stops early leaves the connection closed. */
  chunks(): AsyncIterable<string>;
}

/** Throws where nobody answers. */
export type OfficeFetch = (url: string, call: Call) => Promise<Reply>;

/** The browser's own: without cookies, and nothing of it is kept. */
export const browserFetch: OfficeFetch = async (url, call) => {
  const response = await fetch(url, { ...call, credentials: 'omit', cache: 'no-store' });
  return {
    status: response.status,
    header: (name) => response.headers.get(name),
    chunks: () => textOf(response),
  };
};

async function* textOf(response: Response): AsyncGenerator<string> {
  if (!response.body) return;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
