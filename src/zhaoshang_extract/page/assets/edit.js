// Corrections: each is sent to the desk, which keeps it, and the page is loaded anew.
const CODED = ["measure", "stage", "modality", "rate_kind"];
const EDITED = ["measure", "stage", "threshold", "industry", "region", "period", "modality", "rate_kind"];

async function send(edit, number) {
  let told = "";
  try {
    const answer = await fetch(DATA.desk.edits, {
      method: "POST",
      headers: { "content-type": "application/json", "x-csrf-token": DATA.desk.csrf },
      body: JSON.stringify(edit),
    });
    if (answer.ok) {
      history.replaceState(null, "", number === null ? "#checks" : `#m-${number}`);
      location.reload();
      return;
    }
    const said = await answer.text();
    told = said.startsWith("{") ? JSON.parse(said).error : said;
  } catch (error) {
    told = String(error);
  }
  byId("told").textContent = told;
  byId("told").scrollIntoView({ block: "center" });
}

function aboutFigure(number, more) {
  const [start, end] = DATA.facts[number].span;
  return { start, end, quote: row(number).querySelector("th").textContent, ...more };
}

function press(key, act) {
  const button = told(key, "button");
  button.type = "button";
  button.addEventListener("click", act);
  return button;
}

function fieldOf(slot, value) {
  if (!CODED.includes(slot)) {
    const input = make("input");
    input.value = value;
    return input;
  }
  const select = make("select");
  const codes = Object.keys(WORDS).filter((key) => key.startsWith(`${slot}.`));
  if (slot === "stage" || slot === "rate_kind") select.append(new Option("—", ""));
  for (const key of codes) select.append(new Option(wordOf(key), key.slice(slot.length + 1)));
  select.value = value;
  return select;
}

function openSlot(number, slot, value, line) {
  const field = fieldOf(slot, value);
  field.setAttribute("aria-label", wordOf(`slot.${slot}`));
  const save = () => send(aboutFigure(number, { action: "set", slot, value: field.value || null }), number);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") save();
  });
  line.replaceChildren(field, press("desk.save", save));
  field.focus();
}

document.addEventListener("recordshown", ({ detail: number }) => {
  const slots = new Map(DATA.facts[number].slots.map((slot) => [slot.slot, slot.value]));
  const list = byId("card").querySelector("dl");
  for (const slot of EDITED) {
    let home = list.querySelector(`[data-slot='${slot}']`);
    if (!home) {
      home = make("div", [told(`slot.${slot}`, "dt"), make("dd", "—")]);
      home.dataset.slot = slot;
      list.append(home);
    }
    const line = make("span", null, "edit");
    line.append(press("desk.change", () => openSlot(number, slot, slots.get(slot) || "", line)));
    home.querySelector("dd").append(" ", line);
  }
  byId("card").append(press("desk.remove", () => send(aboutFigure(number, { action: "remove" }), null)));
});

for (const card of all(".card")) {
  const line = make("span", null, "edit");
  const number = Number(card.querySelector(".operands a").getAttribute("href").slice(3));
  const open = () => {
    const reason = make("input");
    reason.setAttribute("aria-label", wordOf("desk.reason"));
    reason.placeholder = wordOf("desk.reason");
    const check = card.dataset.kind;
    const message = card.querySelector(".words").dataset.en;
    const save = () =>
      send(aboutFigure(number, { action: "dismiss", check, message, reason: reason.value.trim() }), null);
    line.replaceChildren(reason, press("desk.save", save));
    reason.focus();
  };
  line.append(press("desk.dismiss", open));
  card.querySelector(".operands").append(" ", line);
}
