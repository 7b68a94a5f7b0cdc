// A figure of a stretch, from Alexa's vector graphic (AVG 1.1) to SVG, at a moment of its movement.

const SVG = "http://www.w3.org/2000/svg";
const TOKENS = /\d+(?:\.\d+)?|move|[-+*()]/g;

/** The value of an expression of `move`: sums, differences, products and brackets of numbers. */
function valueOf(expression, move) {
  const tokens = expression.match(TOKENS);
  const atom = () => {
    const token = tokens.shift();
    if (token === "-") return -atom();
    if (token === "move") return move;
    if (token !== "(") return Number(token);
    const inner = sum();
    tokens.shift();
    return inner;
  };
  const product = () => {
    let value = atom();
    while (tokens[0] === "*") { tokens.shift(); value *= atom(); }
    return value;
  };
  const sum = () => {
    let value = product();
    while (tokens[0] === "+" || tokens[0] === "-") value += tokens.shift() === "+" ? product() : -product();
    return value;
  };
  return sum();
}

const written = (text, move) => String(text).replace(/\$\{([^}]*)\}/g, (_, inner) => String(valueOf(inner, move)));
const number = (value, move, usual = 0) => (value === undefined ? usual : Number(written(value, move)));

function draw(item, move, colours) {
  if (item.type === "group") {
    const group = document.createElementNS(SVG, "g");
    const [x, y] = [number(item.translateX, move), number(item.translateY, move)];
    const [pivotX, pivotY] = [number(item.pivotX, move), number(item.pivotY, move)];
    const [turn, flip] = [number(item.rotation, move), number(item.scaleX, move, 1)];
    group.setAttribute("transform", `translate(${x} ${y}) rotate(${turn} ${pivotX} ${pivotY}) translate(${pivotX} 0) scale(${flip} 1) translate(${-pivotX} 0)`);
    if (item.opacity !== undefined) group.setAttribute("opacity", written(item.opacity, move));
    group.append(...item.items.map((part) => draw(part, move, colours)));
    return group;
  }
  const path = document.createElementNS(SVG, "path");
  const colour = (named) => (named ? colours[named.slice(2, -1)] : "none");
  const given = {
    d: written(item.pathData, move),
    fill: colour(item.fill),
    "fill-opacity": item.fillOpacity,
    stroke: colour(item.stroke),
    "stroke-width": item.strokeWidth,
    "stroke-opacity": item.strokeOpacity,
    "stroke-linecap": item.strokeLineCap,
    "stroke-linejoin": item.strokeLineJoin,
  };
  for (const [name, value] of Object.entries(given)) if (value !== undefined) path.setAttribute(name, value);
  return path;
}

/** An SVG element that shows the figure at that moment: 0 is the start, 1 the hold. */
export function figure(graphic, colours, move) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `0 0 ${graphic.viewportWidth} ${graphic.viewportHeight}`);
  svg.setAttribute("aria-hidden", "true");
  svg.append(...graphic.items.map((item) => draw(item, move, colours)));
  return svg;
}
