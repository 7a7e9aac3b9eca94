// All visible texts whose contrast with what is behind them is too low (WCAG 2.2, success criterion 1.4.3).
() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });

  /** A colour of any notation as red, green, blue (0 to 255) and alpha (0 to 1). */
  const parsed = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  };

  const over = (front, back) => {
    const alpha = front[3] + back[3] * (1 - front[3]);
    const mixed = [0, 1, 2].map((index) =>
      alpha === 0 ? 0 : (front[index] * front[3] + back[index] * back[3] * (1 - front[3])) / alpha);
    return [...mixed, alpha];
  };

  const luminance = (colour) => {
    const [red, green, blue] = colour.slice(0, 3).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };

  const contrast = (first, second) => {
    const [low, high] = [luminance(first), luminance(second)].sort((left, right) => left - right);
    return (high + 0.05) / (low + 0.05);
  };

  const opacity = (element) =>
    element ? Number(getComputedStyle(element).opacity) * opacity(element.parentElement) : 1;

  const faded = (colour, element) => [...colour.slice(0, 3), colour[3] * opacity(element)];

  /** The colour that an element paints behind what it holds. */
  const painted = (element) => {
    const style = getComputedStyle(element);
    const isShape = element instanceof SVGGeometryElement;
    if (isShape) {
      const fill = style.fill;
      const isPattern = fill.startsWith("url");
      if (fill === "none" || isPattern) return [0, 0, 0, 0];
      const colour = parsed(fill);
      return [...colour.slice(0, 3), colour[3] * Number(style.fillOpacity)];
    }
    return parsed(style.backgroundColor);
  };

  /** What is behind a point of an element: every box and shape below it there, down to the white or black sheet. */
  const background = (element, x, y) => {
    const stack = document.elementsFromPoint(x, y);
    const place = stack.indexOf(element);
    const isSvgText = element instanceof SVGElement;
    const below = place < 0 ? [element] : stack.slice(isSvgText ? place + 1 : place);
    let colour = [0, 0, 0, 0];
    for (const each of below) colour = over(colour, faded(painted(each), each));
    const sheet = getComputedStyle(document.documentElement).colorScheme.includes("dark")
      && matchMedia("(prefers-color-scheme: dark)").matches ? [18, 18, 18, 1] : [255, 255, 255, 1];
    return over(colour, sheet);
  };

  const textColour = (element) => {
    const style = getComputedStyle(element);
    const colour = element instanceof SVGElement ? style.fill : style.color;
    return faded(parsed(colour), element);
  };

  const isLarge = (element) => {
    const style = getComputedStyle(element);
    const size = parseFloat(style.fontSize);
    return size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
  };

  const isDisabled = (element) => element.closest(":disabled, [aria-hidden=true]") !== null;

  const failures = [];
  let count = 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const text = walker.currentNode.data.trim();
    if (!text || !element.checkVisibility({ visibilityProperty: true }) || isDisabled(element)) continue;
    if (element.closest("script, style, title, desc, option")) continue;
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    if (![...range.getClientRects()].some((box) => box.width > 1 && box.height > 1)) continue;
    element.scrollIntoView({ block: "center", inline: "center" });
    const box = [...range.getClientRects()].find((box) => box.width > 1 && box.height > 1);
    const back = background(element, box.x + box.width / 2, box.y + box.height / 2);
    const ratio = contrast(over(textColour(element), back), back);
    const least = isLarge(element) ? 3 : 4.5;
    count += 1;
    if (ratio < least) {
      failures.push(`${ratio.toFixed(2)} < ${least}: ${text.slice(0, 40)} in ${element.outerHTML.slice(0, 120)}`);
    }
  }
  return { count, failures };
}
