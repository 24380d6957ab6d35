"use strict";
// A column's head sorts its table; pressed again, it turns the order round.
const value = (row, column) => row.cells[column].dataset.v ?? row.cells[column].textContent.trim();
const compare = new Intl.Collator("en", { numeric: true }).compare;
const order = (a, b) => (a === "" || b === "" || isNaN(a) || isNaN(b) ? compare(a, b) : a - b);

for (const button of document.querySelectorAll("thead button")) {
  button.addEventListener("click", () => {
    const head = button.parentElement;
    const down = head.getAttribute("aria-sort") === "ascending";
    for (const other of head.parentElement.cells) other.setAttribute("aria-sort", "none");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const body = head.closest("table").tBodies[0];
    const rows = [...body.rows].sort((a, b) => order(value(a, head.cellIndex), value(b, head.cellIndex)));
    body.append(...(down ? rows.reverse() : rows));
  });
}
