// A figure stays on the page and changes where its picture does. Drawn anew with each filter, as Streamlit does it, a
// map would build its canvas and read its land again, which takes longer than all else together.
let library = null;

const plotly = (address) => {
  library ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = new URL(address, document.baseURI).href;
    script.onload = () => resolve(window.Plotly);
    script.onerror = () => {
      library = null; // so that the next figure asks again
      script.remove();
      reject(new Error(`${script.src} does not answer`));
    };
    document.head.append(script);
  });
  return library;
};

const listen = (figure) => {
  figure.on("plotly_click", (event) => {
    const mark = event.points[0]?.customdata;
    if (mark !== undefined && figure.asked.event === "clicked") figure.tell("clicked", mark);
  });
  figure.on("plotly_selected", (event) => {
    const box = event?.selections?.at(-1);
    if (box && figure.asked.event === "dragged") figure.tell("dragged", [String(box.x0), String(box.x1)]);
  });
};

// What has no width is hidden on this screen: it is drawn when it gets one.
const draw = async (figure) => {
  const { asked, clientWidth: width } = figure;
  if (!width || !figure.isConnected || (figure.shown === asked && figure.shownWidth === width)) return;
  try {
    const Plotly = await plotly(asked.library);
    const { data, layout } = JSON.parse(asked.picture);
    if (!figure.shown) figure.replaceChildren(); // what was said of a try before
    await Plotly.react(figure, data, { ...layout, width }, asked.config);
    if (!figure.shown) listen(figure);
    [figure.shown, figure.shownWidth] = [asked, width];
  } catch (error) {
    console.error(error);
    if (!figure.shown) figure.textContent = "This picture could not be drawn here. The text below says the same.";
  }
};

const created = (parentElement) => {
  const figure = document.createElement("div");
  figure.className = "figure";
  figure.setAttribute("role", "figure");
  figure.turn = Promise.resolve();
  figure.next = () => { figure.turn = figure.turn.then(() => draw(figure)); };
  figure.watch = new ResizeObserver(figure.next);
  figure.watch.observe(figure);
  parentElement.append(figure);
  return figure;
};

export default function ({ data, parentElement, setTriggerValue }) {
  const figure = parentElement.querySelector(":scope > .figure") ?? created(parentElement);
  figure.tell = setTriggerValue;
  figure.setAttribute("aria-label", data.alt);
  if (JSON.stringify(figure.asked) !== JSON.stringify(data)) {
    figure.asked = data;
    figure.style.height = `${JSON.parse(data.picture).layout.height}px`;
    figure.next();
  }
  return () => {
    figure.watch.disconnect();
    figure.turn = figure.turn.then(() => window.Plotly?.purge(figure)); // not in the middle of a drawing
  };
}
