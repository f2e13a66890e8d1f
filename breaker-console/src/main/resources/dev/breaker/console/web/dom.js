/**
 * Makes elements. Text only ever becomes text: nothing that comes from the storage is read as HTML.
 */

const SVG = "http://www.w3.org/2000/svg";

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

export function el(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

export function svg(tag, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, tag), attributes, children);
}

/** Changes a text only if it differs, so that a selection and the focus stay. */
export function setText(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

const SHAPES = {
  open: () => [svg("path", { d: "M5 1h6l4 4v6l-4 4H5l-4-4V5z", class: "solid" })],
  "half-open": () => [
    svg("circle", { cx: 8, cy: 8, r: 6, class: "line" }),
    svg("path", { d: "M8 2a6 6 0 0 1 0 12z", class: "solid" }),
  ],
  closed: () => [svg("circle", { cx: 8, cy: 8, r: 5.5, class: "line" })],
  ramp: () => [svg("path", { d: "M2 14L14 2v12z", class: "solid" })],
  locked: () => [
    svg("rect", { x: 2.5, y: 7, width: 11, height: 7.5, rx: 1.5, class: "solid" }),
    svg("path", { d: "M5 7V5a3 3 0 0 1 6 0v2", class: "line" }),
  ],
};

/** The shape of a state, beside its word. */
export function shape(kind) {
  return svg(
    "svg",
    { viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true", class: "shape" },
    ...SHAPES[kind](),
  );
}
