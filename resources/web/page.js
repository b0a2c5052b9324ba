(() => {
  "use strict";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  for (const part of all(".js")) part.hidden = false;

  const reveal = element => {
    for (let fold = element.parentElement.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  };
  const goto = () => {
    let id = "";
    try { id = decodeURIComponent(location.hash.slice(1)); } catch { return; }
    for (const box of all(".here")) box.classList.remove("here");
    const target = id && document.getElementById(id);
    if (!target) return;
    reveal(target);
    for (const box of all(".chart [data-u]")) if (box.dataset.u === id) box.classList.add("here");
    target.scrollIntoView({block: target.tagName === "LI" ? "center" : "start"});
  };
  addEventListener("hashchange", goto);
  goto();

  document.addEventListener("click", event => {
    const box = event.target.closest(".chart [data-u]");
    if (box && document.getElementById(box.dataset.u)) { location.hash = box.dataset.u; return; }
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.fold) {
      for (const fold of all("details", document.getElementById(button.dataset.of))) fold.open = button.dataset.fold === "open";
    } else if (button.dataset.zoom) {
      const chart = document.querySelector("#" + CSS.escape(button.dataset.of) + " .chart");
      const times = Number(button.dataset.zoom);
      const now = chart.getBoundingClientRect().width, fits = chart.parentElement.clientWidth;
      const width = times ? Math.min(Math.max(now * times, 200), 12000) : fits;
      chart.style.minWidth = "0";
      chart.style.maxWidth = "none";
      chart.style.width = width + "px";
    }
  });

  // Long lists lead to what is the same elsewhere once it is seen: there are too many for the page itself.
  const lead = fold => {
    const list = fold.closest(".units[data-others]");
    if (!list || !fold.open) return;
    for (const item of all(":scope>ul>li", fold)) {
      if (item.querySelector(":scope>.e, :scope>details>.e")) continue;
      const said = document.createElement("p");
      said.className = "e";
      for (const letter of list.dataset.others.split(" ")) {
        const id = letter.toLowerCase() + item.id.slice(item.id.indexOf("-"));
        if (!document.getElementById(id)) continue;
        const link = document.createElement("a"), name = document.createElement("span");
        link.href = "#" + encodeURIComponent(id);
        link.className = "s";
        name.className = "v";
        name.textContent = ": " + item.querySelector(".n").textContent;
        link.append(list.dataset.said.replace("{}", letter), name);
        said.append(link);
      }
      const place = item.querySelector(":scope>details");
      if (said.firstChild) place ? place.firstElementChild.after(said) : item.append(said);
    }
  };
  document.addEventListener("toggle", event => lead(event.target), true);
  for (const fold of all("details[open]")) lead(fold);

  const field = document.getElementById("search");
  const told = document.getElementById("found"), list = document.getElementById("matches");
  let names = null;
  const search = () => {
    const words = field.value.trim().toLowerCase();
    list.replaceChildren();
    told.textContent = "";
    if (!words) return;
    names ??= all(".units .n").map(name => [name.textContent, name.closest("li"), name.nextElementSibling.textContent]);
    const found = names.filter(([name]) => name.toLowerCase().includes(words));
    told.textContent = told.dataset.words + ": " + found.length;
    for (const [name, item, kind] of found.slice(0, 30)) {
      const entry = document.createElement("li"), link = document.createElement("a");
      link.href = "#" + encodeURIComponent(item.id);
      link.textContent = name;
      entry.append(link, " " + item.closest("section").dataset.letter + " · " + kind);
      list.append(entry);
    }
  };
  if (field) field.addEventListener("input", search);

  // A chart that is wider than its pane begins where its top stands, once it is seen.
  const seen = new IntersectionObserver(entries => {
    for (const {isIntersecting, target} of entries) {
      const top = isIntersecting && target.querySelector("[data-u]");
      if (!top) continue;
      seen.unobserve(target);
      const its = top.getBoundingClientRect(), pane = target.getBoundingClientRect();
      target.scrollLeft += (its.left + its.right - pane.left - pane.right) / 2;
    }
  });
  for (const pane of all(".pan")) seen.observe(pane);

  let folded = [];
  addEventListener("beforeprint", () => {
    folded = all("details:not([open])");
    for (const fold of folded) fold.open = true;
  });
  addEventListener("afterprint", () => { for (const fold of folded) fold.open = false; });
})();
