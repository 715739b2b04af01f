/**
 * The one script. Everything but the search can be read without it: it adds keys, the copying of a citation, the memory
 * of the chosen view, and where the site is live, what comes in. It sets texts in as text and never as markup. A module
 * and no .js file for the reason that the style sheet is one.
 */
export const readerScript = `"use strict";
(() => {
  const root = document.documentElement.dataset.root || "";
  const all = (selector, within) => Array.from((within || document).querySelectorAll(selector));
  const make = (name, text) => {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    return made;
  };
  const remembered = (name, value) => {
    // Private windows and files may have no storage.
    try {
      if (value === undefined) return localStorage.getItem(name);
      localStorage.setItem(name, value);
    } catch (error) {
      return null;
    }
  };

  const views = () => all('input[name="view"]');
  const choose = (value) => {
    for (const view of views()) view.checked = view.value === value;
  };
  const setUp = () => {
    const view = remembered("stet-view");
    if (view === "sides" || view === "inline") choose(view);
    for (const one of views()) one.addEventListener("change", () => remembered("stet-view", one.value));
    for (const link of all(".permalink")) {
      if (link.textContent === "") link.textContent = location.href.split("#")[0] + "#" + link.dataset.change;
    }
    for (const cite of all(".cite")) {
      const button = make("button", "Copy as citation");
      button.type = "button";
      button.addEventListener("click", async () => {
        const text = cite.querySelector(".citation").textContent;
        try {
          await navigator.clipboard.writeText(text);
          button.textContent = "Copied";
        } catch (error) {
          getSelection().selectAllChildren(cite.querySelector(".citation"));
          button.textContent = "Selected: copy it with your keyboard";
        }
      });
      cite.append(button);
    }
  };

  const step = (by) => {
    const changes = all(".change");
    if (changes.length === 0) return;
    const current = changes.findIndex((change) => change.contains(document.activeElement) || "#" + change.id === location.hash);
    const next = current < 0 ? (by > 0 ? 0 : changes.length - 1) : current + by;
    const change = changes[Math.min(changes.length - 1, Math.max(0, next))];
    history.replaceState(null, "", "#" + change.id);
    change.focus({ preventScroll: true });
    change.scrollIntoView({ block: "center" });
  };
  const keys = {
    n: () => step(1),
    p: () => step(-1),
    s: () => {
      const chosen = views().find((view) => view.checked);
      if (chosen === undefined) return;
      choose(chosen.value === "inline" ? "sides" : "inline");
      remembered("stet-view", chosen.value === "inline" ? "sides" : "inline");
    },
    u: () => {
      const folded = all("details.unchanged");
      const open = folded.some((one) => !one.open);
      for (const one of folded) one.open = open;
    },
  };
  const keysOn = () => remembered("stet-keys") !== "off";
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest && event.target.closest('input:not([type="radio"]), select, textarea');
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !keysOn()) return;
    const act = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined;
    if (act !== undefined) act();
  });
  // WCAG 2.1.4: whoever dictates must be able to turn keys of one letter off.
  for (const line of all(".keys")) {
    const button = make("button");
    const tell = () => (button.textContent = keysOn() ? "Turn the keys off" : "Turn the keys on");
    button.type = "button";
    button.addEventListener("click", () => {
      remembered("stet-keys", keysOn() ? "off" : "on");
      tell();
    });
    tell();
    line.append(" ", button);
  }
  setUp();

  const form = document.getElementById("search");
  if (form !== null) {
    for (const note of all(".needs-script")) note.remove();
    form.hidden = false;
    const state = document.getElementById("search-state");
    const found = document.getElementById("found");
    const hosts = all("option", form).map((option) => option.value).filter((host) => host !== "");
    const loaded = new Map();
    const load = (host) => {
      if (!loaded.has(host)) {
        loaded.set(host, fetch("articles/" + encodeURIComponent(host) + "/search.json").then((answer) => {
          if (!answer.ok) throw new Error(String(answer.status));
          return answer.json();
        }));
      }
      return loaded.get(host);
    };
    const hidden = /[\\p{Cc}\\u061c\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff\\u00ad\\p{Cs}]/gu;
    const shown = (text) => text.replace(hidden, (sign) => "\\u2039U+" + sign.codePointAt(0).toString(16).toUpperCase().padStart(4, "0") + "\\u203a");
    const folded = (text) => text.normalize("NFKD").replace(/\\p{M}/gu, "").toLowerCase();
    const days = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
    const told = (at) => days.format(new Date(at)) + ", " + at.slice(11, 16) + " UTC";
    const most = 100;
    let asked = 0;
    const search = async () => {
      const mine = ++asked;
      const words = folded(form.elements.words.value).split(/\\s+/).filter((word) => word !== "");
      const host = form.elements.host.value;
      found.replaceChildren();
      if (words.length === 0) return void (state.textContent = "");
      state.textContent = "Searching …";
      let entries;
      try {
        entries = (await Promise.all((host === "" ? hosts : [host]).map(load))).flatMap(({ host: name, entries: some }) => some.map((entry) => ({ ...entry, name })));
      } catch (error) {
        loaded.clear();
        if (mine === asked) state.textContent = "The index could not be loaded (" + error.message + "): opened as files a browser refuses it; served, it works.";
        return;
      }
      // What was asked for meanwhile has the last word, whichever index comes later.
      if (mine !== asked) return;
      const hits = entries.filter((entry) => {
        entry.all ??= folded([entry.headline, entry.told, entry.words].join(" "));
        return words.every((word) => entry.all.includes(word));
      });
      hits.sort((a, b) => (a.at < b.at ? 1 : -1));
      state.textContent = hits.length === 0 ? "Nothing found." : hits.length > most ? "The newest " + most + " of " + hits.length + " found." : hits.length + " found.";
      for (const hit of hits.slice(0, most)) {
        const item = make("li");
        item.className = "change-entry";
        const head = make("h2");
        const link = make("a", shown(hit.headline || hit.path));
        link.href = hit.path.split("/").map(encodeURIComponent).join("/");
        link.dir = "auto";
        head.append(link);
        const meta = make("p", hit.name + " \\u00b7 seen " + told(hit.at));
        meta.className = "meta";
        item.append(meta, head, make("p", shown(hit.told)));
        found.append(item);
      }
    };
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      search();
    });
    form.elements.words.addEventListener("input", search);
    form.elements.host.addEventListener("change", search);
  }

  if (document.documentElement.dataset.live === "live" && typeof EventSource === "function") {
    const news = new EventSource(root + "live");
    news.addEventListener("changed", async () => {
      const answer = await fetch(location.pathname, { cache: "no-store" });
      if (!answer.ok || form !== null) return;
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("main");
      const main = document.getElementById("main");
      if (fresh === null || fresh.outerHTML === main.dataset.asServed) return;
      fresh.dataset.asServed = fresh.outerHTML;
      main.replaceWith(fresh);
      setUp();
    });
    const main = document.getElementById("main");
    fetch(location.pathname, { cache: "no-store" }).then((answer) => answer.text()).then((text) => {
      main.dataset.asServed = new DOMParser().parseFromString(text, "text/html").getElementById("main").outerHTML;
    });
  }
})();
`;
