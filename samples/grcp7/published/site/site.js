// Filters the practices as one types. Without script the field is hidden, and the page has all.
"use strict";
const line = document.getElementById("search-line");
const field = document.getElementById("search");
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const cards = [...document.querySelectorAll("article")].map((card) => ({ card, text: fold(card.textContent) }));
line.hidden = false;
field.addEventListener("input", () => {
  const words = fold(field.value).split(/\s+/u).filter((word) => word);
  for (const { card, text } of cards) {
    card.hidden = !words.every((word) => text.includes(word));
  }
});
