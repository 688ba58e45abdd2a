// What was typed counts as kept only when the server says so. After every run the server lists, for each field on the
// screen, a checksum of what it received and whether that is in the database (widgets/frame/confirmation.py). What it
// does not list is sent again by itself; until then the corner is amber.
(() => {
  "use strict";
  if (window.__koersKeeping) return;
  window.__koersKeeping = true;

  const TEXT = '.stTextInput input:not([type="password"]), .stTextArea textarea';
  const REPORT = ".st-key-koers-bewaard [data-received]";
  const AGAIN = ".st-key-koers-opnieuw button";
  const EARLIER = ".st-key-koers-eerder input";
  const PAUSE = 1200; // ms without a key before a text is sent again, and between two tries
  const SLOW = 3000; // ms: where no corner stands, only what takes longer is worth a word

  const unconfirmed = new Map(); // key of the field -> the moment since when
  let refused = false;
  let lastKey = 0;
  let lastTry = 0;
  let report = {};

  const keyOf = (field) =>
    [...(field.closest('[class*="st-key-"]')?.classList || [])].find((name) => name.startsWith("st-key-"))?.slice(7);
  const fieldOf = (key) => document.querySelector(`.st-key-${CSS.escape(key)}`)?.querySelector("input, textarea");
  const app = () => document.querySelector('[data-testid="stApp"]');
  const connected = () => !app() || app().dataset.testConnectionState === "CONNECTED";
  const idle = () => app()?.dataset.testScriptState === "notRunning";

  const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
    for (let bit = 0; bit < 8; bit++) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1;
    return n;
  });
  const checksum = (text) => {
    let sum = 0xffffffff;
    for (const byte of new TextEncoder().encode(text)) sum = TABLE[(sum ^ byte) & 0xff] ^ (sum >>> 8);
    return (sum ^ 0xffffffff) >>> 0;
  };

  document.addEventListener("input", (event) => {
    const field = event.target;
    if (!field.matches?.(TEXT) || field.closest('[data-testid="stForm"]') || field.matches(EARLIER)) return;
    const key = keyOf(field);
    if (!key) return;
    lastKey = Date.now();
    if (!unconfirmed.has(key)) unconfirmed.set(key, lastKey);
    look();
  }, true);

  const read = () => {
    try {
      report = JSON.parse(document.querySelector(REPORT)?.dataset.received || "{}");
    } catch {
      report = {};
    }
  };
  const confirm = () => {
    for (const key of unconfirmed.keys()) {
      const field = fieldOf(key);
      const known = report[key];
      if (field ? known && known.sum === checksum(field.value) : connected() && idle()) unconfirmed.delete(key);
    }
    refused = Object.values(report).some((each) => each.refused);
  };

  // React listens for these two: the first changes what a field holds, the second hands it over.
  const put = (field, text) => {
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value").set.call(field, text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const handOver = (field) => field.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
  // A server that was started again knows nothing of this session: tell it which answers this screen had seen, so that
  // a text that was typed over an answer of a colleague is no conflict with that answer.
  const tellEarlier = () => {
    const earlier = document.querySelector(EARLIER);
    const seen = Object.fromEntries(Object.entries(report).filter(([, each]) => each.seen).map(([key, each]) => [key, each.seen]));
    const text = JSON.stringify(seen);
    if (!earlier || earlier.value === text || text === "{}") return;
    put(earlier, text);
    handOver(earlier);
  };
  const handOverAll = () => {
    for (const key of unconfirmed.keys()) {
      const field = fieldOf(key);
      if (field) handOver(field);
    }
  };
  const sendAgain = () => {
    const now = Date.now();
    if (!unconfirmed.size || !connected() || !idle() || now - lastKey < PAUSE || now - lastTry < PAUSE) return;
    lastTry = now;
    tellEarlier();
    handOverAll();
    setTimeout(() => {
      confirm();
      if (unconfirmed.size && connected()) document.querySelector(AGAIN)?.click();
    }, 200);
  };

  const WORDS = {
    away: "Geen verbinding. Wat u typte, staat nog op dit scherm. Koers probeert het steeds opnieuw en slaat het dan vanzelf op.",
    waiting: "Nog niet opgeslagen …",
    refused: "Nog niet opgeslagen: kijk bij het veld",
  };
  const show = () => {
    const corner = document.querySelector(".st-key-koers-saved");
    const oldest = Math.min(...unconfirmed.values());
    const waits = unconfirmed.size && (corner || Date.now() - oldest > SLOW);
    const stands = !connected() ? "away" : waits ? "waiting" : corner && refused ? "refused" : "";
    let box = document.getElementById("koers-stand");
    if (!box) {
      box = document.createElement("div");
      box.id = "koers-stand";
      box.setAttribute("role", "status");
      document.body?.append(box);
    }
    if (document.documentElement.dataset.koersStand !== stands) document.documentElement.dataset.koersStand = stands;
    if (box.textContent !== (WORDS[stands] || "")) box.textContent = WORDS[stands] || "";
    if (box.hidden !== !stands) box.hidden = !stands;
  };

  let wasConnected = true;
  const look = () => {
    read();
    confirm();
    if (wasConnected && !connected()) {
      tellEarlier();
      handOverAll();
    }
    wasConnected = connected();
    show();
  };
  let due = false;
  new MutationObserver(() => {
    if (due) return;
    due = true;
    requestAnimationFrame(() => { due = false; look(); });
  }).observe(document.documentElement, {
    subtree: true, childList: true, attributes: true,
    attributeFilter: ["data-received", "data-test-script-state", "data-test-connection-state"],
  });
  setInterval(() => { look(); sendAgain(); }, 500);
})();
