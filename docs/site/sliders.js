// Sliders over pictures that were made beforehand: see frames.py.
for (const form of document.querySelectorAll("form.sliders")) {
  const output = form.parentElement;
  const image = output.querySelector("img");
  const words = output.querySelector(".text_html details p");
  const sliders = [...form.querySelectorAll("input")];
  const still = { src: image.src, alt: image.alt };

  const picture = (slider, number) => `${form.dataset.place}${slider.name}-${number}.png`;

  const show = (src, alt) => {
    for (const slider of sliders) {
      const label = JSON.parse(slider.dataset.labels)[slider.value];
      slider.setAttribute("aria-valuetext", label);
      slider.nextElementSibling.value = label;
    }
    image.src = src;
    image.alt = alt;
    if (words) words.textContent = alt;
  };

  form.addEventListener("input", ({ target }) => {
    for (const slider of sliders) if (slider !== target) slider.value = slider.defaultValue;
    show(picture(target, target.value), JSON.parse(target.dataset.alts)[target.value]);
  });

  // On paper a figure is as the text beside it says.
  window.addEventListener("beforeprint", () => {
    form.reset();
    show(still.src, still.alt);
  });

  // Load a slider's pictures before they are needed, so that it moves smoothly.
  for (const slider of sliders) {
    const load = () => JSON.parse(slider.dataset.labels).forEach((_, number) => {
      new Image().src = picture(slider, number);
    });
    slider.addEventListener("focus", load, { once: true });
    slider.addEventListener("pointerenter", load, { once: true });
  }
  form.hidden = false;
}
