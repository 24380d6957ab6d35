// On paper nothing can be opened and nothing is dark: folded answers and outputs are printed.
// Folded code stays away, and so are a figure's words: the figure itself is there.
const page = document.documentElement;
let opened = [];
let theme = "";

window.addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("article details:not([open], .above-input)")].filter(
    (fold) => !fold.closest(".text_html"),
  );
  for (const fold of opened) fold.open = true;
  theme = page.dataset.theme;
  page.dataset.theme = "light";
});

window.addEventListener("afterprint", () => {
  for (const fold of opened) fold.open = false;
  page.dataset.theme = theme;
});
