// Links between views are plain addresses. A click on one goes where Back and Forward go: the address changes, and
// Streamlit answers it inside the running session, controls included. So it takes a rerun and not a reload, and one
// click is one step of the browser's history. Without this script it works as any link does.
const HEADER = 64; // pixels at the top that the navigation covers
let sought = null;
let seeking = 0;

const follow = (event) => {
  const modified = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  if (event.defaultPrevented || event.button !== 0 || modified) return;
  const link = event.target.closest('[data-testid="stHtml"] a[href]');
  if (!link || link.origin !== window.location.origin) return;
  if (link.getAttribute("href").startsWith("#")) return;
  event.preventDefault();
  if (link.href !== window.location.href) window.history.pushState({}, "", link.href);
  window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
};

export default function (component) {
  const { data } = component;

  // It stays once it is there: while the next page is being written, this component is gone for a moment, and a click
  // in that moment would reload. The same function is added only once.
  document.addEventListener("click", follow);
  document.documentElement.dataset.links = "followed";

  // Words selected in a text under review become a link that adds them: a press on it is a click like any other.
  const offset = (node, at) => {
    const piece = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-start]");
    return piece && node.nodeType === Node.TEXT_NODE ? Number(piece.dataset.start) + [...node.data.slice(0, at)].length : null;
  };
  const select = () => {
    const text = document.querySelector("[data-select]");
    const chosen = document.getSelection();
    let link = document.getElementById("add-selected");
    const range = chosen && chosen.rangeCount && !chosen.isCollapsed ? chosen.getRangeAt(0) : null;
    if (!text || !range || !text.contains(range.commonAncestorContainer)) {
      if (link) link.remove();
      return;
    }
    const start = offset(range.startContainer, range.startOffset), end = offset(range.endContainer, range.endOffset);
    if (start === null || end === null || start >= end) return;
    if (!link) {
      link = document.createElement("a");
      link.id = "add-selected";
      link.textContent = "Add the selected words as a quote";
      text.append(link);
    }
    link.setAttribute("href", `${text.dataset.select}&words=${start}-${end}`);
    const box = range.getBoundingClientRect();
    link.style.top = `${Math.max(box.top - 40, HEADER)}px`;
    link.style.left = `${box.left}px`;
  };
  document.addEventListener("selectionchange", select);

  // What stands above may still grow after the element is there, so it is kept in sight for a moment, unless the reader
  // moves on his own.
  const own = ["wheel", "touchmove", "keydown", "pointerdown", "pointermove"];
  const seek = (turn, left, kept) => {
    const target = document.getElementById(data.focus);
    if (target) {
      const { top, height } = target.getBoundingClientRect();
      const inSight = top > HEADER && top < window.innerHeight * 0.75;
      if (!inSight) target.scrollIntoView({ block: height > window.innerHeight / 2 ? "start" : "center" });
    }
    if (target ? kept === 0 : left === 0) return;
    setTimeout(() => turn === seeking && seek(turn, left - !target, kept - !!target), 100);
  };
  const leave = () => { seeking += 1; };
  own.forEach((name) => document.addEventListener(name, leave, { passive: true }));
  const wanted = data.focus ? JSON.stringify(data) : null;
  if (wanted !== sought) {
    sought = wanted;
    seeking += 1;
    if (wanted) seek(seeking, 30, 10); // tenths of a second: to wait for it, and to keep it
  }
  return () => {
    own.forEach((name) => document.removeEventListener(name, leave));
    document.removeEventListener("selectionchange", select);
  };
}
