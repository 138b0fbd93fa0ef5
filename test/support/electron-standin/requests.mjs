// Every document's request, and every request to a scheme of main's, stops here before it goes anywhere: main decides
// about navigation, and answers for its own schemes.
import { applyPermissions } from './permissions.mjs';
import { CARRIER, fromWire, handlerOf, toWire } from './schemes.mjs';
import { contentsOfFrame, devtools, state } from './shared-state.mjs';

export async function interceptRequests() {
  state.chromium.connection.on('Fetch.requestPaused', (paused) => {
    // Fails only when the page or Chromium went away in between.
    onRequest(paused).catch(() => {});
  });
  const patterns = [{ urlPattern: `https://*.${CARRIER}/*` }, { urlPattern: '*', resourceType: 'Document' }];
  await devtools('Fetch.enable', { patterns });
}

async function onRequest({ requestId, request, resourceType, frameId, redirectedRequestId }) {
  const url = fromWire(request.url);
  const contents = resourceType === 'Document' ? contentsOfFrame(frameId) : undefined;
  if (contents) {
    if (!mayNavigate(contents, url, redirectedRequestId !== undefined)) {
      return devtools('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
    }
    await applyPermissions(contents, url);
  }
  const handler = handlerOf(url);
  if (!handler) return devtools('Fetch.continueRequest', { requestId });
  try {
    await fulfill(requestId, await handler(asRequest(url, request)));
  } catch (error) {
    console.error('The protocol handler failed:', error);
    await devtools('Fetch.failRequest', { requestId, errorReason: 'Failed' });
  }
}

/** A document main itself asked for is let through; of others, and of redirects, main is told and may say no. */
function mayNavigate(contents, url, isRedirect) {
  const asked = contents.expectedUrl === url;
  contents.expectedUrl = undefined;
  if (asked && !isRedirect) return true;
  let stopped = false;
  const details = {
    url,
    isSameDocument: false,
    isMainFrame: true,
    frame: contents.mainFrame,
    initiator: contents.mainFrame,
    preventDefault() {
      stopped = true;
    },
  };
  contents.emit(isRedirect ? 'will-redirect' : 'will-navigate', details, url);
  return !stopped;
}

function asRequest(url, { method, headers, postData }) {
  const body = postData !== undefined && method !== 'GET' && method !== 'HEAD' ? { body: postData } : {};
  return new Request(url, { method, headers, ...body });
}

async function fulfill(requestId, response) {
  const body = Buffer.from(await response.arrayBuffer()).toString('base64');
  const responseHeaders = [...response.headers].map(([name, value]) => ({
    name,
    value: name === 'location' ? toWire(value) : value,
  }));
  await devtools('Fetch.fulfillRequest', { requestId, responseCode: response.status, responseHeaders, body });
}
