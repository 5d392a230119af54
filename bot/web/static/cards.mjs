// Draws an Adaptive Card about as Teams does: its colours, its Markdown, three buttons and an overflow menu.
// Needs the globals AdaptiveCards and markdownit (vendor/); parsing runs in plain Node too, drawing needs a page.

/** Text and background of each theme; every text colour is at least 4.5:1 on both backgrounds (tests/kit). */
export const palettes = {
  light: {
    background: "#FFFFFF", emphasis: "#F5F5F5", text: "#242424", subtle: "#616161", line: "#D1D1D1",
    accent: "#5B5FC7", good: "#0E700E", warning: "#8A4B00", attention: "#B10E1C",
  },
  dark: {
    background: "#292929", emphasis: "#1F1F1F", text: "#FFFFFF", subtle: "#ADADAD", line: "#525252",
    accent: "#AAB1FA", good: "#8BD48B", warning: "#FEE5A0", attention: "#F8A8AE",
  },
};

function containerStyle(palette, backgroundColor) {
  const shade = (color) => ({ default: color, subtle: color });
  return {
    backgroundColor,
    borderColor: palette.line,
    foregroundColors: {
      default: { default: palette.text, subtle: palette.subtle },
      dark: { default: palette.text, subtle: palette.subtle },
      light: { default: palette.subtle, subtle: palette.subtle },
      accent: shade(palette.accent),
      good: shade(palette.good),
      warning: shade(palette.warning),
      attention: shade(palette.attention),
    },
  };
}

function fonts(fontFamily) {
  return {
    fontFamily,
    fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 400, default: 400, bolder: 600 },
  };
}

/** The HostConfig of a theme, as plain JSON. */
export function hostConfig(theme) {
  const palette = palettes[theme];
  const plain = containerStyle(palette, palette.background);
  const label = { color: "default", size: "default", weight: "default", isSubtle: false };
  return {
    choiceSetInputValueSeparator: ",",
    supportsInteractivity: true,
    fontTypes: {
      default: fonts("'Segoe UI', 'Open Sans', system-ui, sans-serif"),
      monospace: fonts("Consolas, 'DejaVu Sans Mono', monospace"),
    },
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: palette.line },
    imageSizes: { small: 32, medium: 52, large: 100 },
    containerStyles: {
      default: plain,
      emphasis: containerStyle(palette, palette.emphasis),
      good: plain, attention: plain, warning: plain, accent: plain,
    },
    inputs: {
      label: { inputSpacing: "small", requiredInputs: { ...label, suffix: " *", suffixColor: "attention" }, optionalInputs: label },
      errorMessage: { color: "attention", size: "default", weight: "default", spacing: "small" },
    },
    actions: {
      maxActions: 6,
      spacing: "medium",
      buttonSpacing: 8,
      actionsOrientation: "horizontal",
      actionAlignment: "left",
      showCard: { actionMode: "inline", inlineTopMargin: 12, style: "emphasis" },
    },
    factSet: { title: { weight: "bolder", wrap: true, maxWidth: 130 }, value: { wrap: true }, spacing: 12 },
    textStyles: { heading: { size: "large", weight: "bolder" } },
    textBlock: { headingLevel: 2 },
  };
}

const english = { overflowButtonTooltip: "More options" };
const danish = { overflowButtonTooltip: "Flere valg" };

/** Teams' Markdown: bold, italic, lists, links. No headings, tables, pictures, quotes, code or HTML. */
function renderMarkdown(text) {
  const markdown = globalThis.markdownit({ html: false, linkify: false }).disable([
    "heading", "lheading", "table", "image", "blockquote", "code", "fence", "hr", "reference", "backticks", "strikethrough",
  ]);
  return markdown.render(text.replace(/\r(?!\n)/g, "  \n"));
}

/** Parses a card: `{card, problems}`; problems are the library's own words (unknown elements, bad enums, doubled ids). */
export function parse(json, theme = "light") {
  const { AdaptiveCard, CardElement, HostConfig, SerializationContext } = globalThis.AdaptiveCards;
  // The library keeps one global regular expression for `lang`, so that every second card's would be refused.
  CardElement.langProperty.regEx.lastIndex = 0;
  const card = new AdaptiveCard();
  card.hostConfig = new HostConfig(hostConfig(theme));
  const context = new SerializationContext();
  card.parse(json, context);
  const problems = [];
  for (let i = 0; i < context.eventCount; i++) {
    problems.push(context.getEventAt(i).message);
  }
  for (const failure of card.validateProperties().validationEvents) {
    problems.push(failure.message);
  }
  return { card, problems };
}

/** What was tapped, with the inputs merged into `data` as Teams does before it sends. */
function tapped(action) {
  return {
    type: action.getJsonTypeName(),
    id: action.id,
    title: action.title,
    verb: action.verb,
    data: action.data,
    url: action.url,
  };
}

/**
 * Draws a card: `{element, problems}`. `onAction` gets what was tapped for Action.Execute, Submit and OpenUrl;
 * inputs are checked before that, and ShowCard and ToggleVisibility never leave the card.
 */
export function draw(json, { theme = "light", onAction = () => {} } = {}) {
  const { AdaptiveCard, Strings } = globalThis.AdaptiveCards;
  const words = json.lang?.startsWith("en") ? english : danish;
  Strings.defaults.overflowButtonTooltip = () => words.overflowButtonTooltip;
  AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = renderMarkdown(text);
    result.didProcess = true;
  };
  const { card, problems } = parse(json, theme);
  card.onExecuteAction = (action) => onAction(tapped(action));
  // The library says aria-expanded on what a toggle shows, where it is not allowed; it belongs to the toggle.
  card.onElementVisibilityChanged = ({ id, isVisible, renderedElement }) => {
    queueMicrotask(() => renderedElement?.removeAttribute("aria-expanded")); // set just after this call
    for (const toggle of element.querySelectorAll(`[aria-controls~="${CSS.escape(id)}"]`)) {
      toggle.setAttribute("aria-expanded", String(isVisible));
    }
  };
  const element = document.createElement("div");
  element.className = `teams-card teams-card-${theme}`;
  element.lang = json.lang ?? "da";
  for (const [name, colour] of Object.entries(palettes[theme])) {
    element.style.setProperty(`--card-${name}`, colour);
  }
  element.append(card.render());
  return { element, problems };
}
