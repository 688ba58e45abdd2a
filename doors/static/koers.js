// What only the browser can do: keep what is being typed, warn before an idle session ends, say English words in Dutch.
(() => {
  "use strict";
  if (window.__koers) return;
  window.__koers = true;

  // 1. Typing is kept a second after the last key: leaving the field is what makes Streamlit send it; the focus stays.
  //    A list to pick from is no field that is typed in: it would take this for being left, and shut under the hand.
  const flush = () => {
    waitingSince = 0;
    const field = document.activeElement;
    const typed = field && /^(INPUT|TEXTAREA)$/.test(field.tagName) && field.getAttribute("role") !== "combobox";
    if (typed && !field.closest('[data-testid="stForm"]')) {
      field.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
    }
  };
  let typing;
  let waitingSince = 0;
  let unsent = false;
  document.addEventListener("input", (event) => {
    if (!/^(text|textarea|)$/.test(event.target.type || "")) return;
    if (event.target.getAttribute("role") === "combobox" || event.target.closest('[data-testid="stForm"]')) return;
    unsent = true;
    remember(event.target);
    clearTimeout(typing);
    const now = Date.now();
    waitingSince ||= now;
    // Who types without a pause is kept too: at most a second and a half stays unsent.
    typing = setTimeout(flush, Math.max(0, Math.min(800, waitingSince + 1500 - now)));
  }, true);
  // A question that comes up above may take fields away for a moment and draw them anew, empty: what was typed in each
  // of them and not yet sent is put back, and the last one has the focus again unless the hand is elsewhere by now.
  const typedIn = new Map(); // key of the widget -> the field that was typed in and not yet left, and its text
  const keyOf = (element) =>
    [...(element.closest('[class*="st-key-"]')?.classList || [])].find((name) => name.startsWith("st-key-"));
  let last; // the key of the field that a hand typed in last
  let puttingBack = false;
  const remember = (field) => {
    const key = keyOf(field);
    if (!key) return;
    if (!puttingBack) last = key;
    typedIn.set(key, { field, value: field.value, tag: field.localName });
  };
  const putBack = () => {
    for (const [key, { field, value, tag }] of [...typedIn]) {
      if (field.isConnected) continue;
      const anew = document.querySelector(`.${CSS.escape(key)} ${tag}`);
      if (!anew) continue;
      typedIn.delete(key);
      if (anew.value === value) continue;
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(anew), "value").set.call(anew, value);
      puttingBack = true;
      anew.dispatchEvent(new Event("input", { bubbles: true }));
      puttingBack = false;
      if (key === last && document.activeElement === document.body) {
        anew.focus();
        anew.setSelectionRange(value.length, value.length);
      } else anew.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
    }
  };
  new MutationObserver(putBack).observe(document.documentElement, { subtree: true, childList: true });
  // A field that was left in the ordinary way has sent what it holds. One that is taken away is left too, just before.
  document.addEventListener("focusout", ({ target }) => setTimeout(() => {
    const key = target.isConnected && keyOf(target);
    if (key && typedIn.get(key)?.field === target && typedIn.get(key).value === target.value) typedIn.delete(key);
  }), true);
  document.addEventListener("focusout", () => {
    if (unsent) settle();
    unsent = false;
  }, true);

  // A press breaks off the run that is keeping an answer, and what leaves the screen would leave the answer behind. So
  // what is pressed during a run waits for its turn. Choices do not wait: they are answers on the same screen, but for
  // those that choose what the screen shows.
  const PRESSED = 'button:not([data-variant]), a[href], label, summary, [aria-label="Deel van het plan"] button, [aria-label="Onderdeel"] button';
  const RUNS = '[data-test-script-state="running"], [data-test-script-state="rerunRequested"]';
  const REST = 250; // between a request and its run, and between two runs, Streamlit looks idle for a moment
  const PATIENCE = 1500; // ms that a press waits for its button to be drawn again
  let waiting = [];
  let pressing = null;
  let settling;
  const running = () => settling !== undefined || document.querySelector(RUNS) !== null;
  const settle = () => {
    clearTimeout(settling);
    settling = setTimeout(() => {
      settling = undefined;
      release();
    }, REST);
  };
  const release = () => {
    if (!waiting.length || running()) return;
    const known = waiting.shift();
    const target = known.pressed.isConnected ? known.pressed : drawnAgain(known);
    // Between two drawings it may be on neither: then it is looked for again, for a while.
    known.missedAt ??= target ? undefined : Date.now();
    if (!target && Date.now() - known.missedAt < PATIENCE) waiting.unshift(known);
    (target?.control ?? target)?.click(); // the label of a switch does nothing with a press that no hand made
    settle();
  };
  // A run may draw what was pressed anew; it is known by the key of its widget, which is read while it still stands.
  const knownBy = (pressed) => {
    return { pressed, key: keyOf(pressed), tag: pressed.localName, text: pressed.textContent, value: pressed.value };
  };
  const drawnAgain = ({ key, tag, text, value }) => {
    const alike = key ? [...document.querySelectorAll(`.${CSS.escape(key)} ${tag}`)] : [];
    return alike.find((each) => each.textContent === text && each.value === value);
  };
  // What grows above a button (a question that now applies, a box that opens) moves it away between the press of the
  // finger and its release, and the browser then presses nothing. Who did not move the hand meant the button.
  const MOVES = "button, a[href], label, summary";
  const STILL = 6; // pixels a hand trembles
  let aim = null;
  const missed = (event) => {
    const { target, x, y } = aim || {};
    aim = null;
    const still = target?.isConnected && event.detail > 0 && Math.hypot(event.clientX - x, event.clientY - y) <= STILL;
    return still && event.target.closest?.(MOVES) !== target ? target : null;
  };
  const hold = (event) => {
    if (!event.isTrusted) return;
    const pressed = event.target.closest?.(PRESSED);
    if (event.type === "pointerdown" || (event.type === "click" && event.detail === 0)) {
      if (pressed && unsent) flush();
      const waits = pressed?.closest('[data-testid="stApp"]') && (waiting.length || running());
      pressing = waits ? pressed : null;
    }
    if (event.type === "pointerdown") aim = { target: event.target.closest?.(MOVES), x: event.clientX, y: event.clientY };
    const meant = event.type === "click" && missed(event);
    if (meant) pressing = meant;
    else if (!pressing || pressed !== pressing) return;
    here();
    event.stopPropagation();
    if (event.type !== "click") return;
    event.preventDefault();
    waiting.push(knownBy(pressing));
    pressing = null;
    release();
  };
  ["pointerdown", "mousedown", "pointerup", "mouseup", "click"].forEach((kind) => window.addEventListener(kind, hold, true));
  // A choice is sent a moment before its run begins; what is pressed in that moment waits as well.
  ["click", "change"].forEach((kind) => document.addEventListener(kind, settle, true));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.getAttribute?.("role") === "combobox") settle();
  }, true);
  new MutationObserver(settle).observe(document.documentElement, {
    subtree: true, attributes: true, attributeFilter: ["data-test-script-state"],
  });
  window.addEventListener("beforeunload", flush);
  document.addEventListener("visibilitychange", () => { if (document.hidden) flush(); });

  // 2. An idle session ends on the server. Being here (a key, a click) is told at most once a minute; five minutes
  //    before the end this asks, and at the end goes to the login page and back to the same place.
  let told = 0;
  const here = () => {
    if (Date.now() - told < 60_000) return;
    told = Date.now();
    fetch("/auth/actief", { method: "POST" }).catch(() => {});
  };
  ["keydown", "pointerdown"].forEach((kind) => document.addEventListener(kind, here, true));

  // Logging out is a form that is sent and no link: a link on a page of somebody else would log people out.
  const leave = (address) => {
    const form = document.createElement("form");
    form.method = "post";
    form.action = address;
    document.body.append(form);
    form.submit();
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href^="/auth/uitloggen"]');
    if (!link) return;
    event.preventDefault();
    leave(link.getAttribute("href"));
  });

  const ask = (seconds) => {
    let box = document.getElementById("koers-idle");
    if (!box) {
      box = document.createElement("div");
      box.id = "koers-idle";
      box.setAttribute("role", "alertdialog");
      box.setAttribute("aria-labelledby", "koers-idle-text");
      const text = document.createElement("div");
      text.id = "koers-idle-text";
      const stay = document.createElement("button");
      stay.textContent = "Ik ben er nog";
      stay.onclick = () => { told = 0; here(); box.remove(); };
      box.append(text, stay);
      document.body.append(box);
      stay.focus();
    }
    const minutes = Math.max(1, Math.ceil(seconds / 60));
    box.firstChild.textContent = `U bent een tijd niet actief. Over ${minutes} ${minutes === 1 ? "minuut" : "minuten"} logt Koers u uit. Wat u invulde, is bewaard.`;
  };
  const watch = async () => {
    let answer;
    try { answer = await fetch("/auth/rest"); } catch { return; }
    if (!answer.ok) return;
    const { seconds, warn } = await answer.json();
    const box = document.getElementById("koers-idle");
    if (seconds <= 0) {
      if (document.querySelector('[data-koers="in"], .st-key-koers-in')) {
        flush();
        leave("/auth/uitloggen?next=" + encodeURIComponent(location.pathname + location.search));
      }
    } else if (seconds <= warn) ask(seconds);
    else if (box) box.remove();
  };
  setInterval(watch, 20_000);

  // 3. Words that Streamlit has in English only.
  const words = {
    "Choose options": "Kies", "Choose an option": "Kies", "No results": "Niets gevonden", "No options to select": "Geen keuzes",
    "Select all": "Alles kiezen", "Clear all": "Alles wissen", "Clear value": "Wissen",
    "Running...": "Bezig...", "CONNECTING": "VERBINDEN", "Connecting": "Verbinden", "Stop": "Stop",
    "Show password": "Wachtwoord tonen", "Hide password": "Wachtwoord verbergen",
    "Close": "Sluiten", "Collapse sidebar": "Menu verbergen", "Expand sidebar": "Menu tonen", "Open sidebar": "Menu tonen",
    "Skip to main content": "Naar de inhoud", "Page not found": "Deze pagina is er niet",
    "Fullscreen": "Volledig scherm", "Close fullscreen": "Volledig scherm sluiten", "Previous": "Vorige", "Next": "Volgende",
    "Copy to clipboard": "Kopiëren", "Copied": "Gekopieerd",
    "Upload": "Bestand kiezen", "Browse files": "Bestand kiezen", "Drag and drop file here": "Sleep een bestand hierheen",
    "Show data": "Cijfers tonen", "Show chart": "Grafiek tonen", "Download as PNG": "Als plaatje opslaan",
    "Clear selection": "Keuze wissen", "Search": "Zoeken", "Download as CSV": "Als CSV opslaan", "Show/hide columns": "Kolommen tonen of verbergen",
  };
  // Only as the name of a button or region: as a text on the screen these may be Dutch.
  const names = { "Open": "Openen", "Help": "Uitleg", "App pages": "Schermen", "Sidebar": "Menu" };
  const inDutch = (text) => {
    if (!text) return "";
    // Streamlit names a field by the Markdown of its label; a screen reader would read the escapes aloud.
    const whole = text.trim().replace(/:(?:primary|small)\[((?:\\.|[^\]\\])*)\]/g, "$1");
    const plain = whole.replace(/\\([^\p{L}\p{N}\s])/gu, "$1").replace(/^Help for /, "Uitleg bij ");
    const [first, ...rest] = plain.split(": "); // "Search: Dossiers" is the button of one table
    return names[plain] || words[plain] || (words[first] ? [words[first], ...rest].join(": ") : plain);
  };
  const say = (node) => {
    if (node.nodeType === 3) {
      const dutch = words[node.data.trim()] || node.data.replace(/^(\d+)MB per file/, "hoogstens $1 MB");
      if (dutch !== node.data && !node.parentElement?.closest("input, textarea, [contenteditable]")) node.data = dutch;
      return;
    }
    if (node.nodeType !== 1) return;
    if (node.matches(".stPopover button:not([aria-label])") && node.textContent.trim().startsWith("⋯")) {
      node.setAttribute("aria-label", "Meer: bron, bijzonderheden en geschiedenis");
    }
    if (node.matches(".st-key-koers-saved")) node.setAttribute("role", "status");
    // Only what is otherwise is set: the watcher below wakes at each change of it, and would never rest.
    if (node.matches(".st-key-koers-rechten") && node.tabIndex !== 0) node.tabIndex = 0;
    // The focus picks a cell of a table, and a picked row opens its dossier: Tab passes by, to the list beneath the table.
    if (node.matches('[class*="st-key-caseload-tabel"] canvas') && node.tabIndex !== -1) node.tabIndex = -1;
    for (const name of ["aria-label", "title", "placeholder"]) {
      const dutch = inDutch(node.getAttribute(name));
      if (dutch && dutch !== node.getAttribute(name)) node.setAttribute(name, dutch);
    }
    if (node.matches('[role="img"][aria-label$=" icon"]')) node.setAttribute("aria-hidden", "true");
    node.childNodes.forEach(say);
  };
  new MutationObserver((changes) => changes.forEach((change) => {
    if (change.type === "childList") change.addedNodes.forEach(say);
    else say(change.target);
  })).observe(document.documentElement, {
    subtree: true, childList: true, characterData: true, attributes: true,
    attributeFilter: ["aria-label", "title", "placeholder", "tabindex"],
  });

  // The table of dossiers picks its first row when it gets the focus, also by a click on a heading. Only a click on a row
  // may pick one: the table does not hear of the focus.
  document.addEventListener("focusin", (event) => {
    if (event.target.closest?.('[class*="st-key-caseload-tabel"] canvas')) event.stopImmediatePropagation();
  }, true);

  // 4. The words of a second language say to a screen reader which language they are, and run in their own direction.
  //    The language is in the name of the container around the questions.
  const PLACE = '[class*="st-key-koers-taal-"]';
  const FOREIGN = `${PLACE} .stMarkdownColoredText, .stTooltipContent .stMarkdownColoredText, ${PLACE}[class*="-vertaling"] :is(input, textarea)`;
  let marking = false;
  const mark = () => {
    marking = false;
    const tongue = /st-key-koers-taal-([a-z]+)/.exec(document.querySelector(PLACE)?.className)?.[1];
    if (!tongue) return;
    document.querySelectorAll(FOREIGN).forEach((words) => {
      if (words.lang !== tongue) words.lang = tongue;
      if (words.dir !== "auto") words.dir = "auto";
    });
  };
  new MutationObserver(() => {
    if (!marking) requestAnimationFrame(mark);
    marking = true;
  }).observe(document.documentElement, { subtree: true, childList: true });

  // 5. Gespreksmodus: Page Down is Volgende and Page Up is Vorige, but only where there is nothing more to scroll.
  //    Alt with an arrow always. They press the buttons that are there, and wait their turn as a press does.
  const TURNS = { PageDown: ["volgende", 1], PageUp: ["vorige", -1], ArrowRight: ["volgende", 0], ArrowLeft: ["vorige", 0] };
  const SPARE = 64; // pixels of white space at the foot of the page
  const scrolled = (way) => {
    const main = document.querySelector('[data-testid="stMain"]');
    const left = way > 0 ? main.scrollHeight - main.clientHeight - main.scrollTop : way < 0 ? main.scrollTop : 0;
    if (left > SPARE) main.scrollBy({ top: way * main.clientHeight * 0.9 });
    return left > SPARE;
  };
  document.addEventListener("keydown", (event) => {
    const [name, way] = TURNS[event.key] || [];
    if (!name || event.altKey !== (way === 0) || event.ctrlKey || event.shiftKey || event.metaKey) return;
    const turn = document.querySelector(`[class*="koers-gesprek"] .st-key-koers-${name} button`);
    if (!turn) return;
    event.preventDefault();
    if (scrolled(way) || turn.disabled || event.repeat) return;
    if (unsent) flush();
    waiting.push(knownBy(turn));
    release();
  });
})();
