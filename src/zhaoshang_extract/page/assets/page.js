"use strict";
// One page, one script: figures and rows find each other, records are shown, languages switch.
const WORDS = JSON.parse(document.getElementById("words").textContent);
const DATA = JSON.parse(document.getElementById("data").textContent);
const SVG = "http://www.w3.org/2000/svg";
const page = { english: false, shown: null };

const byId = (id) => document.getElementById(id);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const mark = (number) => byId(`m-${number}`);
const row = (number) => byId(`r-${number}`);

// -------- words in two languages

function wordOf(key) {
  const found = WORDS[key];
  return found ? found[page.english ? 1 : 0] : key.slice(key.indexOf(".") + 1);
}

function make(tag, content, className) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  for (const one of [content].flat()) if (one !== null && one !== undefined) made.append(one);
  return made;
}

function told(key, tag = "span") {
  const made = make(tag, wordOf(key));
  made.dataset.t = key;
  return made;
}

function setLanguage(english) {
  page.english = english;
  document.documentElement.lang = english ? "en" : "zh-CN";
  for (const one of all("[data-t]")) one.textContent = wordOf(one.dataset.t);
  for (const one of all(".words")) one.textContent = english ? one.dataset.en : one.dataset.zh;
  const article = byId("article");
  if (article) article.setAttribute("aria-label", wordOf("text.label"));
  const known = new Map(Object.values(WORDS).map(([zh, en]) => (english ? [zh, en] : [en, zh])));
  for (const text of all(".drawn text")) {
    if (!text.dataset.own) text.dataset.own = text.textContent;
    text.textContent = english ? known.get(text.dataset.own) || text.dataset.own : text.dataset.own;
  }
  const button = byId("language");
  button.textContent = WORDS.language[english ? 1 : 0];
  button.lang = english ? "zh-CN" : "en";
  if (page.shown !== null) showRecord(page.shown);
}

// -------- places in the article: offsets count code points

function nodeAt(offset, closing) {
  const paragraphs = page.paragraphs || (page.paragraphs = all("#article p"));
  let low = 0;
  let high = paragraphs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (Number(paragraphs[middle].dataset.start) < offset + (closing ? 0 : 1)) low = middle;
    else high = middle - 1;
  }
  if (!paragraphs.length) return null;
  let left = Math.max(0, offset - Number(paragraphs[low].dataset.start));
  const walker = document.createTreeWalker(paragraphs[low], NodeFilter.SHOW_TEXT);
  let last = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const signs = [...node.data];
    if (closing ? left <= signs.length : left < signs.length) {
      return [node, signs.slice(0, left).join("").length];
    }
    left -= signs.length;
    last = node;
  }
  return last ? [last, last.length] : null;
}

function rangeOf([start, end]) {
  const from = nodeAt(start, false);
  const to = nodeAt(end, true);
  if (!from || !to) return null;
  const range = document.createRange();
  range.setStart(...from);
  range.setEnd(...to);
  return range;
}

// -------- what is drawn over the article

function draw(name, attributes, content) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (content) made.textContent = content;
  byId("lines").append(made);
  return made;
}

function clearLines() {
  if (byId("lines")) byId("lines").replaceChildren();
}

function drawWords(span, label, from) {
  const range = byId("lines") && rangeOf(span);
  if (!range) return;
  const home = byId("article").getBoundingClientRect();
  const boxes = [...range.getClientRects()].filter((box) => box.width > 0);
  for (const box of boxes) {
    draw("rect", { x: box.x - home.x, y: box.y - home.y, width: box.width, height: box.height });
  }
  if (!boxes.length) return;
  const box = boxes[0];
  if (label) draw("text", { x: box.x - home.x, y: box.y - home.y - 2 }, label);
  if (from) drawLine(from.getClientRects()[0], box, home);
}

function drawLine(one, other, home) {
  if (!one || !other) return;
  const x = one.x + one.width / 2 - home.x;
  const y = one.y - home.y;
  const toX = other.x + other.width / 2 - home.x;
  const toY = other.y - home.y + (other.y < one.y ? other.height : 0);
  const bend = Math.min(60, Math.abs(toY - y) / 2 + 12);
  draw("path", { d: `M${x},${y}C${x},${y - bend} ${toX},${toY + bend} ${toX},${toY}` });
}

// -------- one record

function showRecord(number) {
  clearShown();
  page.shown = number;
  const fact = DATA.facts[number];
  for (const one of [mark(number), row(number)]) if (one) one.classList.add("on");
  byId("card").replaceChildren(...recordOf(number, fact));
  byId("record").classList.add("shown");
  for (const slot of fact.slots) if (slot.from) drawWords(slot.from, wordOf(`slot.${slot.slot}`), mark(number));
  document.dispatchEvent(new CustomEvent("recordshown", { detail: number }));
}

function recordOf(number, fact) {
  const quote = row(number).querySelector("th").textContent;
  const head = make("p", [quote, fact.head === quote ? null : ` = ${fact.head}`], "head");
  const link = told("record.row", "a");
  link.href = `#r-${number}`;
  const list = make("dl");
  if (fact.indicator) list.append(make("div", [told("column.indicator", "dt"), make("dd", fact.indicator)]));
  for (const slot of fact.slots) list.append(slotOf(slot));
  const parts = [head, make("p", link), list];
  if (fact.filters[3] !== "none") parts.push(make("p", [told("column.verdict"), "：", told(`verdict.${fact.filters[3]}`)]));
  for (const [role, other] of fact.links) {
    const to = make("a", row(other).querySelector("th").textContent);
    to.href = `#m-${other}`;
    parts.push(make("p", [told(`record.${role}`), " ", to]));
  }
  if (fact.doubts.length) {
    parts.push(make("p", told("record.doubt", "b")));
    parts.push(make("ul", fact.doubts.map(([, zh, en]) => make("li", page.english ? en : zh))));
  }
  return parts;
}

function slotOf(slot) {
  const value = slot.coded ? told(`${slot.slot}.${slot.value}`) : make("span", slot.value);
  const how = make("span", null, "how");
  if (slot.how) how.append(told(`how.${slot.how}`), " · ", told("rule"), " ", make("code", slot.rule));
  const shown = make("dd", [value, how]);
  const range = slot.from && byId("article") ? rangeOf(slot.from) : null;
  if (range) {
    const go = make("button", [told("origin"), ` “${range.toString()}”`]);
    go.type = "button";
    go.addEventListener("click", () => range.startContainer.parentElement.scrollIntoView({ block: "center" }));
    how.append(" ", go);
  }
  const made = make("div", [told(`slot.${slot.slot}`, "dt"), shown]);
  made.dataset.slot = slot.slot;
  return made;
}

function clearShown() {
  for (const one of all(".on, .together")) one.classList.remove("on", "together");
  clearLines();
  page.shown = null;
}

function forget() {
  clearShown();
  byId("record").classList.remove("shown");
  byId("card").replaceChildren(told("record.hint", "p"));
}

// -------- going to and fro

function goTo(target) {
  target.scrollIntoView({ block: "center" });
  target.focus({ preventScroll: true });
  const number = numberOf(target);
  if (number !== null) showRecord(number);
}

function numberOf(element) {
  const home = element && element.closest("[id^='m-'], [id^='r-']");
  return home ? Number(home.id.slice(2)) : null;
}

function showTogether(numbers) {
  clearShown();
  const marks = numbers.map(mark).filter(Boolean);
  if (!marks.length) return;
  for (const one of marks) one.classList.add("together");
  marks[0].scrollIntoView({ block: "center" });
  marks[0].focus({ preventScroll: true });
  clearShown();
  for (const one of marks) one.classList.add("together");
  const home = byId("article").getBoundingClientRect();
  for (const one of marks.slice(1)) drawLine(marks[0].getClientRects()[0], one.getClientRects()[0], home);
}

function showSpan(span) {
  clearShown();
  const range = byId("article") && rangeOf(span);
  if (!range) return;
  range.startContainer.parentElement.scrollIntoView({ block: "center" });
  drawWords(span, "", null);
}

/* A quote may lie in a part that is folded. */
function unfold(target) {
  for (let home = target; home; home = home.parentElement) {
    if (home.localName === "details") home.open = true;
  }
}

function unfoldWhatIsAsked() {
  const target = byId(decodeURIComponent(location.hash.slice(1)));
  if (!target || !target.closest("details:not([open])")) return;
  unfold(target);
  target.scrollIntoView({ block: "center" });
}
window.addEventListener("hashchange", unfoldWhatIsAsked);
unfoldWhatIsAsked();
window.addEventListener("beforeprint", () => {
  for (const one of all("details.part, details.place")) one.open = true;
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  const button = event.target.closest("button");
  if (link) {
    const target = byId(link.getAttribute("href").slice(1));
    if (target && /^[mri]-/.test(target.id)) {
      event.preventDefault();
      goTo(target);
    } else if (target) {
      unfold(target);
    }
  } else if (button && button.id === "close") {
    forget();
  } else if (button && button.dataset.together) {
    showTogether(button.dataset.together.split(" ").map(Number));
  } else if (button && button.dataset.span) {
    showSpan(button.dataset.span.split(" ").map(Number));
  }
});
for (const sort of ["mouseover", "focusin"]) {
  document.addEventListener(sort, (event) => {
    const home = event.target.closest && event.target.closest("#article .m, tr[id^='r-']");
    if (!home || (sort === "mouseover" && home.localName === "tr")) return;
    const number = numberOf(home);
    if (number !== page.shown) showRecord(number);
  });
}
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && byId("record")) forget();
});

// -------- filters

function filter() {
  const wanted = all("[data-filter]").map((select) => [Number(select.dataset.filter), select.value]);
  let count = 0;
  DATA.facts.forEach((fact, number) => {
    const kept = wanted.every(([index, value]) => value === "*" || value === `=${fact.filters[index]}`);
    count += kept;
    row(number).hidden = !kept;
    const marked = mark(number);
    if (marked) marked.classList.toggle("off", !kept);
  });
  byId("count").textContent = count;
}

if (byId("filters")) {
  byId("filters").addEventListener("change", filter);
  byId("reset").addEventListener("click", () => {
    for (const select of all("[data-filter]")) select.value = "*";
    filter();
  });
}

// -------- the page itself

byId("language").addEventListener("click", () => setLanguage(!page.english));
byId("print").addEventListener("click", () => window.print());
window.addEventListener("resize", () => {
  if (page.shown !== null) showRecord(page.shown);
});
if (/^#[mri]-\d+$/.test(location.hash) && byId(location.hash.slice(1))) goTo(byId(location.hash.slice(1)));
