// Every way known to lead out of a page, each as a function that a page runs with the address of a listener: read as text by
// ways-out.spec.ts and run in the window, where it puts `ways`. None waits for an answer; what counts is what arrives.
globalThis.ways = (() => {
  function element(name, attributes, parent = 'body') {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    document[parent].append(made);
    return made;
  }

  async function rtc(urls) {
    const connection = new RTCPeerConnection({
      iceServers: [{ urls, username: 'someone', credential: 'something' }],
      iceTransportPolicy: 'all',
    });
    connection.createDataChannel('data');
    await connection.setLocalDescription(await connection.createOffer());
  }

  /** A peer that says it is reached at this address: checked by STUN from one computer to the other, without any server. */
  async function peer(host, port, protocol) {
    const offerer = new RTCPeerConnection();
    const answerer = new RTCPeerConnection();
    offerer.createDataChannel('data');
    await offerer.setLocalDescription(await offerer.createOffer());
    await answerer.setRemoteDescription(offerer.localDescription);
    await answerer.setLocalDescription(await answerer.createAnswer());
    await offerer.setRemoteDescription(answerer.localDescription);
    const kind = protocol === 'udp' ? 'typ host' : 'typ host tcptype passive';
    const candidate = `candidate:1 1 ${protocol} 2122260223 ${host} ${port} ${kind}`;
    await offerer.addIceCandidate({ candidate, sdpMid: '0', sdpMLineIndex: 0 });
  }

  function submit(host, port, method, target) {
    const form = element('form', { action: `http://${host}:${port}/`, method, target });
    form.submit();
  }

  return {
    fetch: (host, port) => fetch(`http://${host}:${port}/`, { mode: 'no-cors' }),
    'fetch that outlives the page': (host, port) =>
      fetch(`http://${host}:${port}/`, { method: 'POST', mode: 'no-cors', keepalive: true, body: 'x' }),
    'fetch over TLS': (host, port) => fetch(`https://${host}:${port}/`, { mode: 'no-cors' }),
    XMLHttpRequest(host, port) {
      const request = new XMLHttpRequest();
      request.open('GET', `http://${host}:${port}/`);
      request.send();
    },
    beacon: (host, port) => navigator.sendBeacon(`http://${host}:${port}/`, 'x'),
    EventSource: (host, port) => new EventSource(`http://${host}:${port}/`),
    WebSocket: (host, port) => new WebSocket(`ws://${host}:${port}/`),
    'WebSocket over TLS': (host, port) => new WebSocket(`wss://${host}:${port}/`),
    WebTransport: (host, port) => new WebTransport(`https://${host}:${port}/`),
    'WebRTC, a STUN server': (host, port) => rtc(`stun:${host}:${port}`),
    'WebRTC, a TURN server': (host, port) => rtc(`turn:${host}:${port}`),
    'WebRTC, a TURN server by TCP': (host, port) => rtc(`turn:${host}:${port}?transport=tcp`),
    'WebRTC, a TURN server by TLS': (host, port) => rtc(`turns:${host}:${port}?transport=tcp`),
    'WebRTC, a peer': (host, port) => peer(host, port, 'udp'),
    'WebRTC, a peer by TCP': (host, port) => peer(host, port, 'tcp'),
    picture: (host, port) => element('img', { src: `http://${host}:${port}/` }),
    'picture of a form': (host, port) => element('input', { type: 'image', src: `http://${host}:${port}/` }),
    script: (host, port) => element('script', { src: `http://${host}:${port}/` }),
    module: (host, port) => import(`http://${host}:${port}/`),
    'style sheet': (host, port) => element('link', { rel: 'stylesheet', href: `http://${host}:${port}/` }),
    'style rule': (host, port) => document.body.style.setProperty('background', `url(http://${host}:${port}/)`),
    font(host, port) {
      const font = new FontFace('Elsewhere', `url(http://${host}:${port}/)`);
      return font.load();
    },
    video: (host, port) => element('video', { src: `http://${host}:${port}/`, preload: 'auto' }),
    audio: (host, port) => element('audio', { src: `http://${host}:${port}/`, preload: 'auto' }),
    frame: (host, port) => element('iframe', { src: `http://${host}:${port}/` }),
    'frame of its own text': (host, port) =>
      element('iframe', {
        srcdoc: `<img src="http://${host}:${port}/"><link rel="preconnect" href="http://${host}:${port}">`,
      }),
    object: (host, port) => element('object', { data: `http://${host}:${port}/` }),
    embed: (host, port) => element('embed', { src: `http://${host}:${port}/` }),
    'PDF viewer': (host, port) => element('embed', { type: 'application/pdf', src: `http://${host}:${port}/a.pdf` }),
    'link to preload': (host, port) =>
      element('link', { rel: 'preload', as: 'image', href: `http://${host}:${port}/` }, 'head'),
    'link to prefetch': (host, port) => element('link', { rel: 'prefetch', href: `http://${host}:${port}/` }, 'head'),
    'link to preconnect': (host, port) =>
      element('link', { rel: 'preconnect', href: `http://${host}:${port}` }, 'head'),
    'link to look a name up': (host, port) =>
      element('link', { rel: 'dns-prefetch', href: `http://${host}:${port}` }, 'head'),
    'module to preload': (host, port) =>
      element('link', { rel: 'modulepreload', href: `http://${host}:${port}/` }, 'head'),
    icon: (host, port) => element('link', { rel: 'icon', href: `http://${host}:${port}/` }, 'head'),
    manifest: (host, port) => element('link', { rel: 'manifest', href: `http://${host}:${port}/` }, 'head'),
    'speculation rules'(host, port) {
      const script = document.createElement('script');
      script.type = 'speculationrules';
      script.textContent = JSON.stringify({
        prefetch: [{ source: 'list', urls: [`http://${host}:${port}/`], eagerness: 'immediate' }],
        prerender: [{ source: 'list', urls: [`http://${host}:${port}/b`], eagerness: 'immediate' }],
      });
      document.head.append(script);
    },
    ping: (host, port) => element('a', { href: '#', ping: `http://${host}:${port}/` }).click(),
    download: (host, port) => element('a', { href: `http://${host}:${port}/`, download: 'x' }).click(),
    'form by GET': (host, port) => submit(host, port, 'get', 'elsewhere'),
    'form by POST': (host, port) => submit(host, port, 'post', 'elsewhere'),
    'new window': (host, port) => window.open(`http://${host}:${port}/`, '_blank'),
    'link to a new window': (host, port) =>
      element('a', { href: `http://${host}:${port}/`, target: '_blank', rel: 'noopener' }).click(),
    worker: (host, port) => new Worker(`http://${host}:${port}/`),
    'worker of its own text': (host, port) =>
      new Worker(URL.createObjectURL(new Blob([`fetch("http://${host}:${port}/", { mode: "no-cors" })`]))),
    'shared worker': (host, port) =>
      new SharedWorker(URL.createObjectURL(new Blob([`fetch("http://${host}:${port}/", { mode: "no-cors" })`]))),
    'service worker': (host, port) => navigator.serviceWorker.register(`http://${host}:${port}/`),
    'service worker of ours': () => navigator.serviceWorker.register('/service-worker.js'),
    'audio worklet': (host, port) => new AudioContext().audioWorklet.addModule(`http://${host}:${port}/`),
    'speech recognition': () => new globalThis.webkitSpeechRecognition().start(),
    speech: () => speechSynthesis.speak(new SpeechSynthesisUtterance('beetle')),
    place: () => new Promise((done, failed) => navigator.geolocation.getCurrentPosition(done, failed)),
    payment: (host, port) =>
      new globalThis.PaymentRequest([{ supportedMethods: `https://${host}:${port}/` }], {
        total: { label: 'x', amount: { currency: 'EUR', value: '1' } },
      }).show(),
    'sign-in by another site': (host, port) =>
      navigator.credentials.get({
        identity: { providers: [{ configURL: `https://${host}:${port}/`, clientId: 'x' }] },
      }),
    'second screen': (host, port) => new globalThis.PresentationRequest(`https://${host}:${port}/`).start(),
    'TCP socket': (host, port) => new globalThis.TCPSocket(host, port),
    'UDP socket': (host, port) => new globalThis.UDPSocket({ remoteAddress: host, remotePort: port }),
    'other page': (host, port) => location.assign(`http://${host}:${port}/`),
    'other page by refresh': (host, port) =>
      element('meta', { 'http-equiv': 'refresh', content: `0;url=http://${host}:${port}/` }, 'head'),
  };
})();
