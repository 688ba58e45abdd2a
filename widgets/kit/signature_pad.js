const STROKES = MOST_STROKES, POINTS = MOST_POINTS; // filled in by pad.py
export default function ({ parentElement, setTriggerValue }) {
  const pad = parentElement.querySelector(".pad");
  if (!pad) return;
  pad.send = setTriggerValue;
  if (pad.dataset.ready) return;
  pad.dataset.ready = "ja";
  const svg = pad.querySelector("svg"), lines = pad.querySelector("g"), says = pad.querySelector("p");
  let strokes = [], line = null, points = 0;
  const place = (event) => {
    const box = svg.getBoundingClientRect();
    const part = (value) => Math.round(Math.min(1, Math.max(0, value)) * 1000) / 1000;
    return [part((event.clientX - box.left) / box.width), part((event.clientY - box.top) / box.height)];
  };
  const draw = () => line.setAttribute(
    "points", strokes[strokes.length - 1].map(([x, y]) => `${x * 600},${y * 200}`).join(" "));
  const add = (event) => {
    const now = place(event), stroke = strokes[strokes.length - 1], last = stroke[stroke.length - 1];
    if (points >= POINTS || (last && last[0] === now[0] && last[1] === now[1])) return;
    stroke.push(now);
    points += 1;
    draw();
  };
  svg.addEventListener("pointerdown", (event) => {
    if (event.button || strokes.length >= STROKES) return;
    event.preventDefault();
    if (document.activeElement) document.activeElement.blur();
    svg.setPointerCapture(event.pointerId);
    strokes.push([]);
    line = document.createElementNS("http://www.w3.org/2000/svg", "polyline");
    lines.appendChild(line);
    says.textContent = "";
    add(event);
  });
  svg.addEventListener("pointermove", (event) => {
    if (!line) return;
    const all = event.getCoalescedEvents ? event.getCoalescedEvents() : [];
    (all.length ? all : [event]).forEach(add);
  });
  const end = () => { line = null; };
  svg.addEventListener("pointerup", end);
  svg.addEventListener("pointercancel", end);
  pad.querySelector(".wis").addEventListener("click", () => {
    strokes = []; line = null; points = 0;
    lines.replaceChildren();
    says.textContent = "Het vlak is leeg.";
  });
  pad.querySelector(".zet").addEventListener("click", () => {
    if (!strokes.some((stroke) => stroke.length > 1)) {
      says.textContent = "Teken eerst een handtekening in het vlak.";
      return;
    }
    pad.send("signed", JSON.stringify(strokes));
  });
}
